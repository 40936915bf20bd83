import { z } from 'zod'

/** Why a text was refused; the words for each stand with whoever asked. */
export type TextFault = 'TOO_LONG' | 'UNREADABLE'

/**
 * A text as people type it: line ends made alike, outer blanks cut, at most `max` characters (code points).
 * Issues say TOO_LONG, or UNREADABLE for characters that cannot be stored (NUL, other controls, half of an emoji).
 */
export function plainTextSchema(max: number): z.ZodType<string, string> {
  return z
    .string()
    .transform((text) => text.replace(/\r\n?/g, '\n').trim())
    .refine((text) => text.length <= max || [...text].length <= max, { error: 'TOO_LONG', abort: true })
    .refine(isStorable, { error: 'UNREADABLE' })
}

/** The same for one line: any run of blanks and line ends becomes one space. */
export function plainLineSchema(max: number): z.ZodType<string, string> {
  return z
    .string()
    .transform((text) => text.replace(/\s+/g, ' ').trim())
    .refine((text) => text.length <= max || [...text].length <= max, { error: 'TOO_LONG', abort: true })
    .refine(isStorable, { error: 'UNREADABLE' })
}

/** Whether every character of a text can be kept and given back as it was. */
export function isStorable(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
  return !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(text) && !/\p{Surrogate}/u.test(text)
}
