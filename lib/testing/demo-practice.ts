import { readFileSync } from 'node:fs'
import type { ScoredResponse } from '@/lib/domain/comparison'
import { getInstrument } from '@/lib/domain/instruments/registry'
import type { ClientFacts } from '@/lib/domain/overview-facts'
import { CONTACT_LEVELS } from '@/lib/domain/referents'
import type { ContactChoice } from '@/lib/domain/safe-contact'
import { type AnswerSheet, type ScoreSheet, scoreAnswers } from '@/lib/domain/scoring'
import { addDays, endOfLocalDay, instantOf, type LocalDate } from '@/lib/domain/wall-time'

type DemoForm = {
  id: string
  form: string
  ref: string | null
  d: number
  t: string
  touch: string
  answers: string
  rev: { d: number } | null
  void?: { d: number }
}

type DemoCheckIn = {
  id: string
  ref: string | null
  d: number
  t: string
  mood: number | null
  respected: number | null
  safe: number | null
  touch: string
  private?: boolean
  rev: { d: number } | null
}

type DemoOpen = {
  id: string
  form: string
  state: string
  sent: number
  due?: number
  expires?: number
  answered?: number
  locked?: number
}

type DemoComparison = {
  id: string
  points: number
  strPoints?: number
  label?: string | null
  noLabel?: string
  warn?: string[]
  bothFell?: boolean
}

type DemoResult = {
  scores: Record<string, [number, number, number | null, number | null, number | null]>
  flags?: string[]
  standsOut?: string[]
  first?: DemoComparison
  previous?: DemoComparison
  trend?: { n: number; concordant: number; discordant: number; S: number; tauA: number }
}

export type DemoClient = {
  id: string
  status: string
  episode: { start: number; end?: { d: number } }
  contact: {
    choice: ContactChoice
    confirmed: number
    stopped?: { d: number; by: 'client' | 'practice'; what: 'reminders' | 'all' }
  }
  pin: { state: string; locked?: number } | null
  forms: DemoForm[]
  checkins: DemoCheckIn[]
  open: DemoOpen[]
  schedules: { form: string; next: number; paused?: number }[]
  safety?: { opened: number; status: string }[]
  expected: {
    results: Record<string, DemoResult>
    summary: { ref: string; code: string; first?: string; last?: string; text: string }[]
    attention: { code: string; d: number; words: string }[]
    tabs: string[]
  }
}

export type DemoPractice = {
  practice: { timeZone: string; locale: string; readingPromiseWorkingDays: number }
  items40: string[]
  items10: string[]
  clients: DemoClient[]
  expected: { tabs: Record<string, string[]>; needsAttention: { client: string; codes: string[] }[] }
}

/** The demo practice as it stands in the repository, its days still counted from "today". */
export function readDemoPractice(): DemoPractice {
  return JSON.parse(readFileSync(new URL('../../app/demo/data/demo.json', import.meta.url), 'utf8'))
}

export type ScoredForm = ScoredResponse & {
  sheet: ScoreSheet
  answers: AnswerSheet
  reviewedAt: Date | null
  isMarkedInError: boolean
}

/** Turns demo data into facts as they would be on a chosen day. */
export class DemoDay {
  constructor(
    readonly demo: DemoPractice,
    readonly today: LocalDate,
  ) {}

  get now(): Date {
    return instantOf(this.today, '09:00', this.demo.practice.timeZone)
  }

  at(days: number, time = '12:00'): Date {
    return instantOf(addDays(this.today, days), time, this.demo.practice.timeZone)
  }

  score(client: DemoClient): ScoredForm[] {
    return client.forms.map((form) => {
      const items = form.form === 'cta-40' ? this.demo.items40 : this.demo.items10
      const answers = Object.fromEntries(
        items.map((item, index) => [item, form.answers[index] === '-' ? null : Number(form.answers[index])]),
      )
      const instrument = getInstrument(form.form)
      const sheet = scoreAnswers(instrument, answers)
      return {
        id: form.id,
        instrumentId: instrument.id,
        instrumentVersion: instrument.version,
        referentId: form.ref,
        contact: CONTACT_LEVELS.find((level) => level === form.touch) ?? null,
        episodeId: client.id,
        completedAt: this.at(form.d, form.t),
        scales: sheet.scales,
        sheet,
        answers,
        reviewedAt: form.rev && this.at(form.rev.d, '18:00'),
        isMarkedInError: form.void !== undefined,
      }
    })
  }

  factsOf(client: DemoClient): ClientFacts {
    const { practice } = this.demo
    const unsettledTalk = client.checkins.find((each) => each.private && !each.rev)
    const review = client.safety?.find((each) => each.status === 'open')
    return {
      now: this.now,
      timeZone: practice.timeZone,
      readingPromiseWorkingDays: practice.readingPromiseWorkingDays,
      archivedAt: client.episode.end ? this.at(client.episode.end.d) : null,
      responses: this.score(client),
      checkIns: client.checkins.map((each) => ({
        id: each.id,
        completedAt: this.at(each.d, each.t),
        reviewedAt: each.rev && this.at(each.rev.d, '18:00'),
        isMarkedInError: false,
        referentId: each.ref,
        contact: CONTACT_LEVELS.find((level) => level === each.touch) ?? null,
        mood: each.mood,
        respected: each.respected,
      })),
      assignments: client.open.map((each) => ({
        id: each.id,
        formId: each.form,
        sentAt: this.at(each.sent),
        dueOn: each.due === undefined ? null : addDays(this.today, each.due),
        scheduledFor: each.state === 'scheduled' ? this.at(each.sent) : null,
        openedAt: each.answered ? this.at(each.sent + 1) : null,
        answered: each.answered ?? 0,
        of: each.form === 'cta-40' ? 40 : each.form === 'cta-10' ? 10 : 11,
        expiresAt: endOfLocalDay(addDays(this.today, each.expires ?? each.sent + 14), practice.timeZone),
        revokedAt: null,
        completedAt: null,
        lockedAt: each.locked === undefined ? null : this.at(each.locked),
        isOfLiveSchedule: false,
      })),
      privateTalks: unsettledTalk
        ? [
            {
              flagId: `${unsettledTalk.id}-talk`,
              askedAt: this.at(unsettledTalk.d, unsettledTalk.t),
              source: {
                kind: 'check-in',
                id: unsettledTalk.id,
                formId: 'check-in',
                completedAt: this.at(unsettledTalk.d, unsettledTalk.t),
              },
            },
          ]
        : [],
      safetyReview: review ? { id: 'review', openedAt: this.at(review.opened), renewedAt: null, source: null } : null,
      messagesStopped: client.contact.stopped
        ? { at: this.at(client.contact.stopped.d), by: client.contact.stopped.by, what: client.contact.stopped.what }
        : null,
      contactChoice: client.contact.choice,
      episode: {
        id: client.id,
        startedOn: addDays(this.today, client.episode.start),
        endedOn: client.episode.end ? addDays(this.today, client.episode.end.d) : null,
      },
      contactConfirmedOn: addDays(this.today, client.contact.confirmed),
      nextScheduledOn: null,
    }
  }
}
