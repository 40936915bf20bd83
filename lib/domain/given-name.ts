const TITLE = /^(dr|prof|professor|mr|mrs|ms|miss|mx|rev|sr|sra)\.?$/i

/** The name a client knows a clinician by, without title and surname. */
export function givenNameOf(name: string): string {
  const words = name.trim().split(/\s+/)
  return words.find((word) => !TITLE.test(word)) ?? words[0] ?? ''
}
