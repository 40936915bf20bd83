import type { FrameView, PageView, QuestionView, ReviewRow } from '@/components/respondent/view-models'
import { describeCrisisContact, listDefaultCrisisContacts } from '@/lib/domain/crisis-contacts'
import { getInstrument } from '@/lib/domain/instruments/registry'
import { messagesFor } from '@/lib/domain/messages/catalogue'
import { PROBLEM_KINDS } from '@/lib/domain/messages/message-types'

const messages = messagesFor('en')
const cta40 = getInstrument('cta-40')

export const sampleFrame: FrameView = {
  language: 'en',
  styleUrl: '/q/style.css?v=0123456789',
  scriptUrl: '/q/script.js?v=0123456789',
  iconUrl: '/q/icon.svg?v=0123456789',
  leave: { action: '/q/leave', neutralUrl: 'https://www.example.com/' },
  help: {
    contacts: listDefaultCrisisContacts('GB').map((contact) => describeCrisisContact(contact, messages)),
    stayingSafeUrl: '/q/staying-safe',
  },
  assignment: '0199a6f2-7c1b-7a33-9a7e-3d1c5b0f9e21',
  preview: false,
}

export const sampleStatement: QuestionView = {
  kind: 'question',
  action: '/q/form/9',
  saveUrl: '/q/form/9/save',
  progress: { position: 7, total: 40 },
  topNote: null,
  lead: messages.question.statementLead({ days: 28 }),
  question: 'I supported this person while leaving their choices to them.',
  hint: null,
  control: {
    kind: 'radios',
    options: cta40.options.map((option) => ({ value: String(option.value), label: option.label.en })),
    value: '3',
    hasNumberKeys: true,
  },
  isSkipped: false,
  isSkippable: true,
  isSaved: true,
  isAnsweredEarlier: false,
  hasBack: true,
  problem: null,
}

const plainQuestion: QuestionView = { ...sampleStatement, isSaved: false, progress: { position: 2, total: 12 } }

const asked = cta40.order.map((id, index) => ({ number: index + 1, text: cta40.statements.en[id] ?? '' }))

/** Every kind of page a respondent can meet, by a name for the picture or the test. */
export const samplePages: Record<string, PageView> = {
  gate: { kind: 'gate', action: '/q/open/abc', stopAction: '/q/open/abc/stop' },
  stopped: { kind: 'stopped' },
  code: { kind: 'code', action: '/q/code', isRefused: false },
  'code-refused': { kind: 'code', action: '/q/code', isRefused: true },
  pin: { kind: 'pin', action: '/q/pin', problem: null },
  'pin-wrong': { kind: 'pin', action: '/q/pin', problem: { kind: 'wrong', triesLeft: 3 } },
  intro: {
    kind: 'intro',
    action: '/q/form',
    questions: 'statements',
    count: 40,
    minutes: 8,
    openUntil: '3 December',
    reader: { name: 'Ines', colleagues: 1 },
    readingPromiseWorkingDays: 3,
    lastReadOn: '23 October',
    hasBegun: false,
  },
  referent: {
    ...plainQuestion,
    progress: null,
    topNote: messages.page.beforeStatements,
    lead: messages.question.referentLead,
    question: messages.question.referent,
    control: {
      kind: 'referent',
      options: Object.entries(messages.question.referentKinds).map(([value, label]) => ({ value, label })),
      value: null,
      hint: '',
      hintMaxLength: 20,
    },
    isSkippable: false,
  },
  contact: {
    ...plainQuestion,
    progress: null,
    topNote: messages.page.beforeStatements,
    lead: messages.question.window({ days: 28 }),
    question: messages.question.contact,
    control: {
      kind: 'radios',
      options: Object.entries(messages.question.contactOptions).map(([value, label]) => ({ value, label })),
      value: null,
      hasNumberKeys: false,
    },
  },
  statement: sampleStatement,
  'statement-fault': {
    ...sampleStatement,
    isSaved: false,
    problem: 'choose-one',
    control: { ...sampleStatement.control, value: null } as QuestionView['control'],
  },
  'statement-earlier': {
    ...sampleStatement,
    isSaved: false,
    isAnsweredEarlier: true,
    control: { ...sampleStatement.control, value: null } as QuestionView['control'],
  },
  number: {
    ...plainQuestion,
    lead: null,
    question: messages.checkIn.ratings.mood.text,
    control: { kind: 'scale', min: 0, max: 10, ...pick(messages.checkIn.ratings.mood), value: '4' },
  },
  text: {
    ...plainQuestion,
    lead: null,
    question: messages.checkIn.questions.goingWell,
    hint: messages.question.writeHint({ characters: 2000 }),
    control: { kind: 'text', maxLength: 2000, value: '' },
  },
  checks: {
    ...plainQuestion,
    lead: null,
    question: messages.checkIn.questions.boundaryKinds,
    hint: messages.question.chooseAnyHint,
    control: {
      kind: 'checks',
      options: Object.entries(messages.checkIn.boundaryKinds).map(([value, label]) => ({ value, label })),
      values: ['mental'],
    },
  },
  private: {
    ...plainQuestion,
    progress: null,
    topNote: messages.page.lastStep,
    lead: null,
    question: messages.question.privateHeading,
    hint: messages.question.privateText,
    control: { kind: 'tick', label: messages.question.private, isTicked: false },
    isSkippable: false,
  },
  review: {
    kind: 'review',
    action: '/q/send',
    submissionKey: '0199a6f2-7c1b-7a33-9a7e-3d1c5b0f9e22',
    revision: '43',
    open: asked.slice(11, 13).map((row, index) => toRow(row, index === 0 ? 'unanswered' : 'skipped')),
    answered: asked.filter((_, index) => index !== 11 && index !== 12).map((row) => toRow(row, 'answered')),
    unansweredCount: 1,
    skippedCount: 1,
    hasEarlierAnswers: true,
    privateRow: {
      number: null,
      text: messages.question.private,
      state: 'answered',
      value: 'Ticked',
      changeUrl: '/q/form/43',
    },
    obstacle: null,
    isStale: false,
    notice: null,
  },
  'review-empty': {
    kind: 'review',
    action: '/q/send',
    submissionKey: 'k',
    revision: '0',
    open: asked.map((row) => toRow(row, 'unanswered')),
    answered: [],
    unansweredCount: 40,
    skippedCount: 0,
    hasEarlierAnswers: false,
    privateRow: {
      number: null,
      text: messages.question.private,
      state: 'unanswered',
      value: null,
      changeUrl: '/q/form/43',
    },
    obstacle: 'nothing-answered',
    isStale: true,
    notice: null,
  },
  thanks: { kind: 'thanks' },
  'staying-safe': { kind: 'staying-safe', backUrl: '/q/form' },
  ...Object.fromEntries(
    PROBLEM_KINDS.map((problem): [string, PageView] => [
      `problem-${problem}`,
      {
        kind: 'problem',
        problem,
        date: '3 December',
        retryUrl: '/q/form',
        requestId: problem === 'failed' ? '0199a6f2-7c1b' : null,
      },
    ]),
  ),
}

function pick({ lowest, highest }: { lowest: string; highest: string }) {
  return { lowest, highest }
}

function toRow({ number, text }: { number: number; text: string }, state: ReviewRow['state']): ReviewRow {
  return { number, text, state, value: number > 6 ? 'Often' : null, changeUrl: `/q/form/${number + 2}` }
}
