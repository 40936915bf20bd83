import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { buildQuestionView } from '@/components/respondent/build-question-view'
import { buildReviewView } from '@/components/respondent/build-review-view'
import { renderBlankPage, renderRespondentPage } from '@/components/respondent/render-respondent-page'
import { readRespondentScript } from '@/components/respondent/respondent-script'
import { readRespondentStyle } from '@/components/respondent/respondent-style'
import type { PageView } from '@/components/respondent/view-models'
import { type Draft, findForm, type RespondentForm, type Sitting } from '@/lib/domain/respondent-steps'
import { sampleFrame, samplePages } from '@/lib/testing/respondent-views'

const KILOBYTE = 1024
const gzipped = (text: string) => gzipSync(text).byteLength
const style = gzipped(readRespondentStyle())
const script = gzipped(readRespondentScript())
const render = (page: PageView) => renderRespondentPage({ frame: sampleFrame, page })

/** Shown before the link is opened, or to someone who only has the phone in hand. */
const UNOPENED = [
  'gate',
  'stopped',
  'pin',
  'pin-wrong',
  'problem-unknown',
  'problem-ended',
  'problem-unreadable',
  'staying-safe',
]

describe.each(Object.entries(samplePages))('the page %s', (name, page) => {
  test('weighs at most 15 KB on the wire with its style and script', async () => {
    expect(gzipped(await render(page)) + style + script).toBeLessThanOrEqual(15 * KILOBYTE)
  })

  test('is a whole, neutral document with nothing inline', async () => {
    const html = await render(page)
    expect(html).toMatch(/^<!doctype html><html lang="en-GB" dir="ltr"><head>/)
    expect(html).toContain('<title>Questionnaire</title>')
    expect(html.match(/<title>/g)).toHaveLength(1)
    expect(html.match(/<h1>/g)).toHaveLength(1)
    expect(html).not.toMatch(/ style=| on[a-z]+=|<style|<script(?! src=)|javascript:/)
    expect(html).toMatch(/<meta name="robots" content="noindex,nofollow"\/>/)
    expect(withoutNeutralSite(html)).not.toMatch(/https?:/)
  })

  test('has Leave now and Help, and every form posts and names its assignment', async () => {
    const html = await render(page)
    const forms = html.match(/<form.*?<\/form>/g) ?? []
    expect(forms[0]).toContain('Leave now')
    expect(html).toContain('Calls and texts leave a trace on this phone.')
    for (const form of forms) {
      expect(form).toContain('method="post"')
      expect(form).toContain(`name="assignment" value="${sampleFrame.assignment}"`)
    }
  })

  if (UNOPENED.includes(name)) {
    test('tells nobody what it is about', async () => {
      expect(await render(page)).not.toMatch(/codependen|therap|relationship|trait|score|severity|Ines/i)
    })
  }
})

test('style and script keep to their own share', () => {
  expect(style).toBeLessThanOrEqual(6 * KILOBYTE)
  expect(Buffer.byteLength(readRespondentScript())).toBeLessThanOrEqual(4 * KILOBYTE)
})

test('the script stands alone: it parses, and names nothing a build would have to bring along', () => {
  const text = readRespondentScript()
  expect(() => new Function(text)).not.toThrow()
  expect(text).not.toMatch(/__|\bimport\b|\brequire\b|\bexports\b|\bprocess\b/)
})

test('leaving without a script shows an empty page', () => {
  expect(renderBlankPage('en')).toMatch(/<title>Questionnaire<\/title><\/head><body><\/body><\/html>$/)
})

test('without contacts the help stays, with the way to stay safe', async () => {
  const frame = { ...sampleFrame, help: { ...sampleFrame.help, contacts: [] }, scriptUrl: null, assignment: null }
  const html = await renderRespondentPage({ frame, page: { kind: 'thanks' } })
  expect(html).toContain('Staying safe online')
  expect(html).not.toContain('Calls and texts')
  expect(html).not.toContain('<script')
  expect(html).not.toContain('name="assignment"')
})

describe('built from a draft', () => {
  const form = getForm('cta-40', '0.1.0-draft')
  const draft: Draft = new Map([
    ['referent.kind', { value: 'partner', isSkipped: false, sessionId: 'before' }],
    ['referent.hint', { value: 'Zebedee', isSkipped: false, sessionId: 'before' }],
    ['STR01', { value: 4, isSkipped: false, sessionId: 'before' }],
    ['BND1', { value: 3, isSkipped: false, sessionId: 'now' }],
    ['IND3', { value: null, isSkipped: true, sessionId: 'now' }],
    ['private', { value: true, isSkipped: false, sessionId: 'before' }],
  ])
  const anew = { sessionId: 'now', isPinPassed: false }
  const withPin = { sessionId: 'now', isPinPassed: true }

  test('an earlier answer is kept but not shown, unless the PIN was given', () => {
    expect(question('STR01', anew)).toMatchObject({ isAnsweredEarlier: true, isSaved: false, control: { value: null } })
    expect(question('STR01', withPin)).toMatchObject({ isAnsweredEarlier: false, control: { value: '4' } })
    expect(question('BND1', anew)).toMatchObject({ isAnsweredEarlier: false, isSaved: true, control: { value: '3' } })
    expect(question('referent.kind', anew).control).toMatchObject({ value: null, hint: '' })
    expect(question('referent.kind', withPin).control).toMatchObject({ value: 'partner', hint: 'Zebedee' })
    expect(question('private', anew).control).toMatchObject({ isTicked: false })
  })

  test('nothing of an earlier sitting is anywhere in any page opened anew', async () => {
    for (const step of form.questions) {
      const html = await render(question(step.field, anew))
      expect(html).not.toContain('Zebedee')
      if (step.field !== 'BND1' && step.field !== 'IND3') expect(html).not.toContain(' checked=')
    }
    const html = await render(review(anew))
    expect(html).not.toMatch(/Zebedee|Almost always|Ticked|<em>Partner/)
    expect(html).toContain('<em>Often</em>')
    expect(html).toContain('Answers from an earlier sitting are not shown')
  })

  test('the review page puts what is missing first and counts it', () => {
    const view = review(withPin)
    expect(view).toMatchObject({
      skippedCount: 1,
      unansweredCount: 38,
      obstacle: null,
      privateRow: { value: 'Ticked' },
    })
    expect(view.answered.map((row) => row.value)).toEqual(['Partner', 'Almost always', 'Often'])
    expect(view.open.find((row) => row.state === 'skipped')?.number).toBe(3)
  })

  test('what was refused stands on the page again', () => {
    const step = stepOf(getForm('check-in', '1'), 'goingWell')
    const view = buildQuestionView({
      ...common(anew),
      form: getForm('check-in', '1'),
      step,
      refused: { problem: 'too-long', entered: { answers: ['so much to say'], hint: '' } },
    })
    expect(view).toMatchObject({ problem: 'too-long', control: { value: 'so much to say' } })
  })

  test.each(['cta-40', 'cta-10', 'check-in'])('every question of %s has its words', (id) => {
    const each = getForm(id, id === 'check-in' ? '1' : '0.1.0-draft')
    for (const step of each.questions) {
      const view = buildQuestionView({ ...common(anew), form: each, step, draft: new Map(), refused: null })
      expect(view.question, step.field).not.toBe('')
      expect(view.isSaved, step.field).toBe(false)
    }
  })

  function question(field: string, sitting: Sitting) {
    return buildQuestionView({ ...common(sitting), form, step: stepOf(form, field), refused: null })
  }

  function review(sitting: Sitting) {
    return buildReviewView({
      ...common(sitting),
      form,
      submissionKey: 'k',
      revision: 5,
      isStale: false,
      toChangeUrl: (step) => `/q/form/${step.number}?from=review`,
    })
  }

  function common(sitting: Sitting) {
    return { draft, sitting, language: 'en' as const, action: '/q/form/1', saveUrl: null }
  }
})

function withoutNeutralSite(html: string): string {
  return html.replaceAll(sampleFrame.leave.neutralUrl, '')
}

function getForm(id: string, version: string): RespondentForm {
  const form = findForm(id, version)
  if (form === null) throw new Error(`no form ${id} ${version}`)
  return form
}

function stepOf(form: RespondentForm, field: string) {
  const step = form.questions.find((each) => each.field === field)
  if (step === undefined) throw new Error(`no step ${field}`)
  return step
}
