import type { IconName } from '@/components/ui/icon'

/** One thing of a day, in words, without what a message said. */
export type CalendarLine = {
  id: string
  /** "09:00"; blank where the hour means nothing. */
  timeWords: string
  formWords: string
  /** Its answers, or the place on the client's page where it stands. */
  href: string
  /** "Reminder"; blank for the form itself. */
  kindWords: string
  wayWords: string
  icon: IconName
  isHot: boolean
  stateWords: string
  /** Name and version of a message's text; blank for what is no message. */
  textWords: string
  byName: string | null
  /** In place of a name, or after it. */
  byWords: string
}

export type CalendarDay = { id: string; dayWords: string; lines: CalendarLine[] }

/** "November 2026" and its days, in the order they are read. */
export type CalendarMonth = { id: string; monthWords: string; days: CalendarDay[] }
