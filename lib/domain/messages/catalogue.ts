import { en } from '@/lib/domain/messages/en/english'
import type { Language } from '@/lib/domain/messages/languages'
import type { Messages } from '@/lib/domain/messages/message-types'

const CATALOGUES: Record<Language, Messages> = { en }

/** The words of one language. Every language carries every key: one that lacks a key does not compile. */
export function messagesFor(language: Language): Messages {
  return CATALOGUES[language]
}
