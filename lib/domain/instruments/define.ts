import type { Language } from '@/lib/domain/messages/languages'

/** Words in every language we speak: a language without them does not compile. */
export type Words = Readonly<Record<Language, string>>

export type AnswerOption = { readonly value: number; readonly label: Words }

/** A band begins at `from` (inclusive) and ends where the next begins. Its name only restates the answer words. */
export type Band = { readonly from: number; readonly label: string; readonly short: string }

export type ScaleKind = 'trait' | 'element' | 'overall' | 'strength' | 'short'

/** Which way a score moves when things get easier. Sets the change code, never a word on screen. */
export type BetterWhen = 'lower' | 'higher'

export type Item<Id extends string = string> = { readonly id: Id; readonly isReversed: boolean }

export type Scale<Id extends string = string, Code extends string = string> = {
  readonly code: Code
  readonly name: string
  readonly kind: ScaleKind
  readonly items: readonly Id[]
  /** More unanswered items than this and the scale has no score. */
  readonly maxMissing: number
  readonly betterWhen: BetterWhen
}

/** How sure a change is judged to be, per cent. */
export type Confidence = 80 | 90 | 95

/**
 * What a change is measured against: the spread (`sd`) and reliability of a scale, or, where a publication gives only
 * that, a number of `points`. `assumed`: borrowed from other measures; `entered`: a practice's own numbers; `cited`:
 * from a publication about this very questionnaire.
 */
export type ChangeSettings = {
  readonly sd: number | null
  readonly reliability: number | null
  readonly confidence: Confidence
  readonly provenance: 'assumed' | 'entered' | 'cited'
  /** Kind of reliability, such as "internal consistency". */
  readonly kind: string | null
  /** How many people the numbers come from. */
  readonly n: number | null
  readonly source: string
  /** A published difference in points, used where spread and reliability are null: no index is computed from it. */
  readonly points?: number
  /** Since when the practice has used them; absent for what the questionnaire itself declares. */
  readonly setAt?: Date
}

export type InstrumentSpec<Id extends string, Code extends string> = {
  readonly id: string
  readonly version: string
  /** "draft, not validated, no norms": said wherever a result stands. */
  readonly status: string
  readonly shortTitle: string
  readonly clinicianTitle: string
  /** The respondent's heading and the neutral title of prints. Never shown before the form is opened. */
  readonly clientTitle: Words
  /** All that may be said before opening, in mail, addresses and file names. */
  readonly neutralTitle: Words
  readonly licence: string
  /** Where the questions come from: a citation, or who wrote them. */
  readonly source: string
  readonly approxMinutes: number
  readonly windowDays: number
  readonly window: Words
  readonly stem: Words
  /** Stands over each single statement where a published wording asks for it; else the respondent's language says it. */
  readonly itemLead?: Words
  /** A notice that must stand on the form itself, unchanged. */
  readonly notice?: Words
  readonly referent: 'asked' | 'none'
  readonly options: readonly AnswerOption[]
  /** percent: 100 × keyed sum ÷ most possible over answered items. sum: the keyed sum, prorated for blanks. */
  readonly rule: 'percent' | 'sum'
  readonly bands: readonly Band[]
  /** Needed when bands carry published names (GAD-7, PHQ-8) instead of restating the answers. */
  readonly bandsSource: string | null
  readonly items: readonly Item<Id>[]
  /** The order in which statements are asked. */
  readonly order: readonly NoInfer<Id>[]
  readonly scales: readonly Scale<NoInfer<Id>, Code>[]
  readonly primaryScale: NoInfer<Code>
  readonly strengthScale: NoInfer<Code> | null
  readonly statements: Readonly<Record<Language, Readonly<Record<NoInfer<Id>, string>>>>
  /** What a clinician sees beside an item. */
  readonly helpNotes: Readonly<Partial<Record<NoInfer<Id>, string>>>
  /** The item whose low answer opens a safety review. */
  readonly safety: { readonly item: NoInfer<Id>; readonly reviewAtMost: number } | null
  /** From how many answered items one identical answer throughout is worth a flag. */
  readonly uniformFrom: number | null
  /** A scale of this kind stands out when it lies this many points over the client's own mean of them. */
  readonly standsOut: {
    readonly kind: ScaleKind
    readonly minScorable: number
    readonly pointsOverMean: number
  } | null
  readonly changeDefaults: Readonly<Partial<Record<NoInfer<Code>, ChangeSettings>>>
}

/** A questionnaire as the rest of the product knows it: checked, frozen, with plain string ids. */
export type Instrument = Omit<
  InstrumentSpec<string, string>,
  'statements' | 'helpNotes' | 'changeDefaults' | 'items' | 'scales'
> & {
  readonly items: readonly Item[]
  readonly scales: readonly Scale[]
  readonly statements: Readonly<Record<Language, Readonly<Record<string, string>>>>
  readonly helpNotes: Readonly<Record<string, string | undefined>>
  readonly changeDefaults: Readonly<Record<string, ChangeSettings | undefined>>
}

/**
 * A questionnaire that has checked itself. A used version is never edited: a correction is a new version.
 * @throws when anything in it does not fit together, naming every fault at once
 */
export function defineInstrument<const Id extends string, const Code extends string>(
  spec: InstrumentSpec<Id, Code>,
): Instrument {
  const instrument = spec as unknown as Instrument
  const faults = findFaults(instrument)
  if (faults.length > 0) throw new Error(`${spec.id} ${spec.version}: ${faults.join('; ')}`)
  return deepFreeze(instrument)
}

/** Everything in a questionnaire that does not fit together, in words. Empty when it is sound. */
export function findFaults(instrument: Instrument): string[] {
  return [
    ...findMissingWords(instrument),
    ...findItemFaults(instrument),
    ...findScaleFaults(instrument),
    ...findOptionFaults(instrument),
    ...findRuleFaults(instrument),
  ]
}

function findMissingWords(instrument: Instrument): string[] {
  const texts: Record<string, string> = {
    id: instrument.id,
    version: instrument.version,
    status: instrument.status,
    licence: instrument.licence,
    source: instrument.source,
    clinicianTitle: instrument.clinicianTitle,
    shortTitle: instrument.shortTitle,
  }
  const perLanguage = { clientTitle: 1, neutralTitle: 1, window: 1, stem: 1 } as const
  for (const key of Object.keys(perLanguage) as (keyof typeof perLanguage)[]) {
    for (const [language, words] of Object.entries(instrument[key])) texts[`${key} (${language})`] = words
  }
  return Object.entries(texts)
    .filter(([, text]) => text.trim() === '')
    .map(([name]) => `${name} is empty`)
}

function findItemFaults(instrument: Instrument): string[] {
  const ids = instrument.items.map((item) => item.id)
  const known = new Set(ids)
  const faults = [
    ...repeated(ids).map((id) => `item ${id} stands twice`),
    ...repeated(instrument.order).map((id) => `item ${id} is asked twice`),
    ...ids.filter((id) => !instrument.order.includes(id)).map((id) => `item ${id} is never asked`),
    ...instrument.order.filter((id) => !known.has(id)).map((id) => `asked item ${id} is unknown`),
    ...Object.keys(instrument.helpNotes)
      .filter((id) => !known.has(id))
      .map((id) => `help note for unknown item ${id}`),
  ]
  if (ids.length === 0) faults.push('no items')
  for (const [language, statements] of Object.entries(instrument.statements)) {
    for (const id of ids) if (!statements[id]?.trim()) faults.push(`item ${id} has no statement in ${language}`)
    for (const id of Object.keys(statements)) {
      if (!known.has(id)) faults.push(`statement for unknown item ${id} in ${language}`)
    }
  }
  return faults
}

function findScaleFaults(instrument: Instrument): string[] {
  const known = new Set(instrument.items.map((item) => item.id))
  const codes = instrument.scales.map((scale) => scale.code)
  const faults = repeated(codes).map((code) => `scale ${code} stands twice`)
  for (const { code, items, maxMissing, name } of instrument.scales) {
    if (!name.trim()) faults.push(`scale ${code} has no name`)
    if (items.length === 0) faults.push(`scale ${code} has no items`)
    faults.push(...repeated(items).map((id) => `scale ${code} counts ${id} twice`))
    faults.push(...items.filter((id) => !known.has(id)).map((id) => `scale ${code} counts unknown item ${id}`))
    if (!Number.isInteger(maxMissing) || maxMissing < 0 || maxMissing >= items.length) {
      faults.push(`scale ${code} allows ${maxMissing} of ${items.length} missing`)
    }
  }
  for (const code of [instrument.primaryScale, instrument.strengthScale, ...Object.keys(instrument.changeDefaults)]) {
    if (code !== null && !codes.includes(code)) faults.push(`scale ${code} is named but not defined`)
  }
  return faults
}

function findOptionFaults(instrument: Instrument): string[] {
  const values = instrument.options.map((option) => option.value)
  const faults = values.length < 2 ? ['fewer than two answers to choose from'] : []
  if (values.some((value, index) => value !== index)) faults.push('answers must count 0, 1, 2 …')
  for (const option of instrument.options) {
    if (Object.values(option.label).some((label) => !label.trim())) faults.push(`answer ${option.value} has no words`)
  }
  return faults
}

function findRuleFaults(instrument: Instrument): string[] {
  const faults: string[] = []
  const edges = instrument.bands.map((band) => band.from)
  if (edges.length > 0 && edges[0] !== 0) faults.push('the lowest band must begin at 0')
  if (edges.some((edge, index) => index > 0 && edge <= (edges[index - 1] ?? 0))) faults.push('bands must rise')
  if (instrument.bands.some((band) => !band.label.trim() || !band.short.trim())) faults.push('a band has no name')
  if (instrument.bandsSource !== null && !instrument.bandsSource.trim()) faults.push('band names need a citation')
  if (instrument.safety && !instrument.items.some((item) => item.id === instrument.safety?.item)) {
    faults.push(`the safety item ${instrument.safety.item} is unknown`)
  }
  const lengths = new Set(
    instrument.scales.filter((scale) => scale.kind === instrument.standsOut?.kind).map((scale) => scale.items.length),
  )
  if (instrument.standsOut && lengths.size !== 1) faults.push('scales that may stand out must be of one length')
  for (const [code, settings] of Object.entries(instrument.changeDefaults)) {
    if (settings && !settings.source.trim()) faults.push(`change settings of ${code} have no source`)
    if (settings?.points !== undefined && !(settings.points > 0 && settings.sd === null)) {
      faults.push(`points of ${code} must be above 0 and stand without a spread`)
    }
  }
  return faults
}

function repeated(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))]
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const part of Object.values(value)) deepFreeze(part)
  }
  return value
}
