import 'server-only'
import { loadQueueBar, sayWaiting, toBarred, type Waiting } from '@/app/(practice)/_queue/load-queue-bar'
import { listFlagsOf } from '@/app/(practice)/clients/[clientId]/_flags/flag-view'
import { reviewHref } from '@/app/(practice)/clients/[clientId]/_scores/reading'
import { formatVoidKind, toChoice } from '@/app/(practice)/clients/[clientId]/_scores/waiting'
import {
  describeChange,
  groupAnswers,
  listScales,
  listStandsOut,
} from '@/app/(practice)/clients/[clientId]/results/[responseId]/result-view'
import { listWorkedLabels } from '@/app/(practice)/clients/[clientId]/results/[responseId]/worked-changes'
import { SHOWN_PARAM } from '@/components/safety/shown-param'
import type { SearchParams } from '@/components/table/table-address'
import { type FullResponse, readResponse } from '@/lib/assessments/queries/read-response'
import { getClientName } from '@/lib/clients/queries/get-client-name'
import { getInstrument } from '@/lib/domain/instruments/registry'
import { highestScore, mainScaleOf } from '@/lib/domain/instruments/score-range'
import { suggestsSeparateInterviews } from '@/lib/domain/separate-interviews'
import { citeBands } from '@/lib/format/bands'
import { formatDate, formatDateSince, formatMoment, type Place } from '@/lib/format/dates'
import { caveatOf } from '@/lib/format/record-copy'
import { formatContact, formatReferent } from '@/lib/format/referent-words'
import { explainScores } from '@/lib/format/score-working'
import { listReferents } from '@/lib/referents/queries'
import { readSafety } from '@/lib/safety/queries'
import { practiceLoader } from '@/lib/server/practice-loader'

/** One administration with its answers, in words; opening it is in the record. */
export async function loadResultPage(place: { clientId: string; responseId: string }, params: SearchParams) {
  return practiceLoader('clients:read', async (tx, member) => {
    const client = await getClientName(tx, place.clientId)
    const response = await readResponse(tx, { clientId: client.id, responseId: place.responseId })
    const safety = await readSafety(tx, client.id)
    const { review } = safety
    const isShown = review?.isShown === true && params[SHOWN_PARAM] !== undefined
    const people = await listReferents(tx, client.id)
    await tx.audit({
      action: 'response.opened',
      subject: { kind: 'response', id: response.id },
      clientId: client.id,
    })
    const isUnread = response.reviewed === null && response.voided === null
    const queue = await loadQueueBar(tx, { kind: 'response', ...toBarred(client, response) }, params, member.practice)
    const reader = {
      place: { locale: member.practice.locale, timeZone: member.practice.timeZone },
      now: tx.now,
      isFolded: review !== null && !isShown,
    }
    const instrument = getInstrument(response.instrumentId, response.instrumentVersion)
    const withId = reader.isFolded ? undefined : response.change?.withId
    const first = withId ? await readResponse(tx, { clientId: client.id, responseId: withId }) : null
    return {
      client,
      queue,
      responseId: response.id,
      title: `${instrument.shortTitle}, ${formatDate(response.completedAt, reader.place, 'dayYear')}`,
      resultWords: `the ${instrument.shortTitle} of ${formatDateSince(response.completedAt, reader.place, tx.now)}`,
      lead: describeForm(response, reader.place),
      isFolded: reader.isFolded,
      isVoid: response.voided !== null,
      canReview: isUnread,
      reviewHref: reviewHref(client.id, response.id),
      scales: listScales(instrument, response, reader),
      groups: groupAnswers(instrument, response, reader),
      most: instrument.options.length - 1,
      range: `0 to ${highestScore(instrument, mainScaleOf(instrument))}`,
      bandsWords: reader.isFolded ? '' : citeBands(instrument),
      caveat: caveatOf(instrument),
      change: describeChange(instrument, response, reader),
      scoreWorkings: explainScores(instrument, response.scales, response.itemOrder, reader.place),
      worked: listWorkedLabels(instrument, response, first, reader),
      standsOut: reader.isFolded ? '' : listStandsOut(instrument, response),
      hasTraits: instrument.scales.some((scale) => scale.kind === 'trait'),
      flags: listFlagsOf(safety, response.id, { ...reader, clientId: client.id }),
      isSeparateAdvised: !reader.isFolded && suggestsSeparateInterviews((code) => response.scales[code]?.band),
      record: describeRecord(response, reader.place, sayWaiting(client, response, tx.now, member.practice)),
      voidWords: response.voided && {
        words: `${formatVoidKind(response.voided.kind)} on ${formatDateSince(response.voided.at, reader.place, tx.now)}`,
        byName: response.voided.byName,
        reason: response.voided.reason,
      },
      choice: instrument.referent === 'asked' ? toChoice('response', response, instrument.shortTitle, reader) : null,
      people: people.map((person) => ({ id: person.id, words: formatReferent(person) })),
    }
  })
}

function describeForm(response: FullResponse, place: Place): string {
  const instrument = getInstrument(response.instrumentId, response.instrumentVersion)
  const about =
    instrument.referent === 'asked'
      ? [
          `About whom: ${formatReferent(response.referent)}.`,
          `In touch: ${formatContact(response.contact).toLocaleLowerCase(place.locale)}.`,
        ]
      : []
  return [...about, `Over ${instrument.window.en}.`].join(' ')
}

type RecordLine = { id: string; term: string; words: string; name: string | null }

function describeRecord(response: FullResponse, place: Place, waiting: Waiting): RecordLine[] {
  const instrument = getInstrument(response.instrumentId, response.instrumentVersion)
  const line = (id: string, term: string, words: string, name: string | null = null) => ({ id, term, words, name })
  return [
    line('completed', 'Completed', formatMoment(response.completedAt, place)),
    ...(response.source === 'paper'
      ? [line('paper', 'Entered from paper', `${formatMoment(response.recordedAt, place)}, by`, response.enteredByName)]
      : []),
    ...(response.source === 'handover' ? [line('handover', 'Answered', 'On the clinician’s device')] : []),
    response.reviewed
      ? line('reviewed', 'Reviewed', `${formatMoment(response.reviewed.at, place)}, by`, response.reviewed.byName)
      : line(
          'reviewed',
          'Reviewed',
          response.voided ? 'Not needed' : waiting.words,
          response.voided ? null : waiting.name,
        ),
    line('form', 'Form', instrument.clinicianTitle),
    line(
      'status',
      'Status',
      `Version ${instrument.version}: ${instrument.status}. Scoring version ${response.scoringVersion}.`,
    ),
  ]
}
