/** What an act over the ticked clients does, or would do: how many it reaches, and who is left out why. */
export type SeveralCount = {
  count: number
  leftOut: LeftOutGroup[]
  /** Whether messages leave by themselves; else they wait in the outbox. */
  isMailOn: boolean
}

/** The dry run of reminders. `formIds`: which forms they would be about. */
export type ForetoldReminders = SeveralCount & { formIds: string[] }

/** Names, and what is said after them: "asked for none". */
export type LeftOutGroup = { names: string[]; words: string }
