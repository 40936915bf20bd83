/** The ten traits of the questionnaires, by the code of their scale, in the order the field names them. */
export const LIBRARY_TRAITS = ['BND', 'PPL', 'REA', 'COM', 'MAN', 'INT', 'CON', 'BLA', 'EST', 'IND'] as const
export type LibraryTrait = (typeof LIBRARY_TRAITS)[number]

/** Something a clinician may put on a client's plan between sessions. */
export type Suggestion = {
  /** The trait's code and a few words: kept for ever, since plans name it. */
  id: string
  /** A used version is never edited: other words are a new version of the same id. */
  version: string
  trait: LibraryTrait
  title: string
  /** Said to the client, for the clinician to hand over. */
  words: string
  /** Asks someone to confront the person or set them a limit: held back while a safety review is open. */
  isConfronting: boolean
}

type Text = Omit<Suggestion, 'trait' | 'version'> & { version?: string }

/** The suggestions of one trait, checked when they are loaded. */
export function defineSuggestions(trait: LibraryTrait, texts: readonly Text[]): readonly Suggestion[] {
  return texts.map((text) => {
    if (!text.id.startsWith(`${trait.toLowerCase()}-`)) throw new Error(`${text.id} is not named after ${trait}`)
    return { version: '1', ...text, trait }
  })
}
