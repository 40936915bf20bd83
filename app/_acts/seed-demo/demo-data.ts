import { z } from 'zod'
import json from '@/app/demo/data/demo.json'
import { EPISODE_END_REASONS } from '@/lib/domain/caseload'
import { EVENT_KINDS } from '@/lib/domain/client-event'
import { ROLES } from '@/lib/domain/permissions'
import { CONTACT_LEVELS, REFERENT_KINDS } from '@/lib/domain/referents'
import { CONTACT_CHANNELS, CONTACT_CHOICES } from '@/lib/domain/safe-contact'

// The parts of the demo's data that are stored. Days count from today, 0 is today; what is not named here (stories,
// reasons in words) waits in the data for what will store it.

const day = z.int().max(-1)
const time = z.string().regex(/^\d\d:\d\d$/)
const person = z.int()
const form = z.enum(['cta-40', 'cta-10', 'check-in'])
const via = z.enum(['message', 'shown', 'handover', 'paper'])
const done = z.object({ d: day, by: person })

const referent = z.object({
  kind: z
    .string()
    .transform((kind) => kind.replace(' ', '-'))
    .pipe(z.enum(REFERENT_KINDS)),
  hint: z.string().nullish(),
})

/** What both kinds of answers say of how they came in. */
const answered = z.object({
  id: z.string(),
  ref: z.string().nullable(),
  via,
  sent: day,
  d: day,
  t: time,
  touch: z.enum(CONTACT_LEVELS),
  due: z.int().optional(),
  rev: done.nullable(),
  entered: done.optional(),
})

const questionnaire = answered.extend({
  form: z.enum(['cta-40', 'cta-10']),
  /** One character a statement: a digit as given, "-" skipped. */
  answers: z.string().regex(/^[0-4-]+$/),
  void: done.extend({ reason: z.string() }).optional(),
})

const checkIn = answered.extend({
  mood: z.int().nullable(),
  fulfilled: z.int().nullable(),
  respected: z.int().nullable(),
  well: z.string(),
  improve: z.string(),
  boundary: z.string(),
  safe: z.int().nullable(),
  private: z.boolean().default(false),
  /** Whom the client picked, where the clinician has yet to say who that is. */
  pick: referent.optional(),
})

const note = z.object({
  id: z.string(),
  d: day,
  t: time,
  by: person,
  kind: z.enum(['dap', 'plain', 'contact', 'closing', 'private']),
  text: z.string(),
  signed: day.nullable(),
  cites: z.array(z.string()).default([]),
  addenda: z.array(done.extend({ text: z.string() })).default([]),
})

const open = z.object({
  id: z.string(),
  form,
  via,
  state: z.enum(['scheduled', 'sent', 'in-progress', 'locked', 'expired']),
  sent: z.int(),
  due: z.int().optional(),
  expires: z.int().optional(),
  answered: z.int().default(0),
  wrongPins: z.int().default(0),
  locked: day.optional(),
  /** Days on which it was reminded of. */
  reminders: z.array(day).default([]),
})

const client = z.object({
  id: z.string(),
  name: z.string(),
  codeName: z.boolean().default(false),
  pronouns: z.string(),
  clinician: person,
  episode: z.object({ start: day, end: z.object({ d: day, reason: z.enum(EPISODE_END_REASONS) }).optional() }),
  transfers: z.array(z.object({ d: day, from: person, to: person })).default([]),
  slot: z
    .object({ inDays: z.int().min(0), time, everyWeeks: z.int().min(1) })
    .nullish()
    .transform((slot) => slot ?? null),
  events: z.array(z.object({ id: z.string(), d: day, kind: z.enum(EVENT_KINDS), text: z.string() })).default([]),
  contact: z.object({
    choice: z.enum(CONTACT_CHOICES),
    confirmed: day,
    email: z.string().optional(),
    phone: z.string().optional(),
    channels: z.array(z.enum(CONTACT_CHANNELS)).optional(),
    times: z.string().optional(),
    leaveMessage: z.boolean().optional(),
    codeName: z.string().optional(),
    stopped: z.object({ d: day, by: z.literal('client'), what: z.literal('reminders') }).optional(),
  }),
  pin: z.object({ state: z.enum(['on', 'off', 'locked']) }).nullable(),
  referents: z.array(referent.extend({ id: z.string() })),
  forms: z.array(questionnaire),
  checkins: z.array(checkIn),
  notes: z.array(note),
  safety: z
    .array(
      z.object({
        by: z.string(),
        closed: day.optional(),
        closedBy: person.optional(),
        reason: z.string().optional(),
      }),
    )
    .default([]),
  open: z.array(open),
  /** `since`: the first of its days, where some lie in the past. */
  schedules: z
    .array(z.object({ form, everyWeeks: z.int().min(1), next: z.int().min(1), since: day.optional() }))
    .default([]),
})

const demo = z.object({
  practice: z.object({
    name: z.string(),
    locale: z.string(),
    timeZone: z.string(),
    country: z.string(),
    readingPromiseWorkingDays: z.int(),
    quickExitUrl: z.string().nullable(),
    pinDefault: z.boolean(),
  }),
  clinicians: z
    .array(
      z.object({
        key: person,
        name: z.string(),
        email: z.string(),
        role: z.enum(ROLES),
        title: z.string(),
        since: day,
      }),
    )
    .min(1),
  items40: z.array(z.string()).length(40),
  items10: z.array(z.string()).length(10),
  clients: z.array(client),
})

export type DemoData = z.output<typeof demo>
export type DemoClient = z.output<typeof client>
export type DemoForm = z.output<typeof questionnaire>
export type DemoCheckIn = z.output<typeof checkIn>
export type DemoNote = z.output<typeof note>
export type DemoOpen = z.output<typeof open>
export type DemoReferent = z.output<typeof referent>

/** The demo practice as it stands in the program. @throws ZodError when the data is not what this file says */
export function readDemoData(): DemoData {
  return demo.parse(json)
}
