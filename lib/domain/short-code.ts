/** Capital letters and digits that nobody takes for one another, said aloud or read from a screen. */
export const CODE_ALPHABET = '2345679ACDEFGHJKMNPQRTUVWXY'
export const CODE_LENGTH = 8
export const CODE_MINUTES = 10

/** The code as somebody typed it, or null when it cannot be one. Case, spaces and dashes do not matter. */
export function readCode(typed: string): string | null {
  const code = typed.replaceAll(/[\s-]/g, '').toUpperCase()
  return code.length === CODE_LENGTH && [...code].every((sign) => CODE_ALPHABET.includes(sign)) ? code : null
}

/** In two halves, easier to keep in mind on the way to another screen: "K7QF 2MXA". */
export function showCode(code: string): string {
  return `${code.slice(0, CODE_LENGTH / 2)} ${code.slice(CODE_LENGTH / 2)}`
}
