import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { assignableForms } from '@/lib/domain/forms'
import { TELLING_WORDS } from '@/lib/domain/neutral-words'
import { chooseSender, toMailAccount } from '@/lib/mail/account'
import { composeMail } from '@/lib/mail/compose-mail'
import { keepInOutbox } from '@/lib/mail/keep-in-outbox'
import { setOwnNotices } from '@/lib/notices/commands/set-notices'
import { sendForm, sheetOf } from '@/lib/testing/answers-fixture'
import { askForm } from '@/lib/testing/asked-form'
import { catchMail, readMail } from '@/lib/testing/mail-catcher'
import { inPractice, makePractice } from '@/lib/testing/practice-fixture'
import { insertClient } from '@/lib/testing/rows'
import { queueForm, sendWaiting } from '@/lib/testing/waiting-message'
import { tell } from '@/lib/testing/waiting-notice'

it('no message and no file of one gives away what it is about', async () => {
  const catcher = await catchMail()
  const practice = await makePractice({ name: 'Heron Relationship Therapy' })
  const folder = await mkdtemp(join(tmpdir(), 'interdepend-test-outbox-'))
  try {
    for (const form of assignableForms) {
      const waiting = await queueForm(await askForm({ practice, formId: form.id, isPinAsked: true }))
      await sendWaiting(waiting, catcher)
      const raw = Buffer.from(catcher.caught.at(-1)?.raw ?? '')
      await keepInOutbox({ id: waiting.messageId, raw, from: '', to: '' }, folder)
    }
    expect(catcher.caught).toHaveLength(assignableForms.length)
    for (const { raw, from } of catcher.caught) {
      const { head, parts } = readMail(raw)
      for (const text of [from, head, ...parts]) expect(text).not.toMatch(TELLING_WORDS)
      for (const form of assignableForms) expect(`${head}${parts.join()}`).not.toMatch(new RegExp(form.id, 'i'))
      expect(parts.join()).not.toMatch(/<img|src=|style=|Owner/)
    }
    const files = await readdir(folder)
    expect(files).toHaveLength(assignableForms.length)
    for (const name of files) expect(name).toMatch(/^[0-9a-f-]{36}\.eml$/)
    expect(await readFile(join(folder, files[0] ?? ''), 'utf8')).toContain('Your form is ready')
  } finally {
    await rm(folder, { recursive: true })
    await catcher.close()
  }
})

it('no notice to a clinician gives away what it is about, or whom', async () => {
  const catcher = await catchMail()
  const { owner } = await makePractice({ name: 'Heron Relationship Therapy' })
  const clientId = await inPractice(owner, (tx) => insertClient(tx, { name: 'Wren Ashdown' }))
  try {
    for (const noticePace of ['each', 'daily'] as const) {
      await inPractice(owner, (tx) => setOwnNotices(tx, { noticePace, noticeAt: '07:30' }))
      for (const { id: instrumentId } of assignableForms) {
        const fields = instrumentId === 'check-in' ? { 'referent.kind': 'partner', mood: 1 } : sheetOf(instrumentId, 3)
        await sendForm(owner, clientId, { at: new Date(), instrumentId, fields: { ...fields, private: true } })
        if (noticePace === 'each') await tell(owner, catcher, new Date())
      }
      await tell(owner, catcher, new Date(Date.now() + 2 * 86_400_000))
    }
    expect(catcher.caught).toHaveLength(assignableForms.length + 1)
    for (const { raw, from, to } of catcher.caught) {
      const { head, parts } = readMail(raw)
      expect(to).toEqual([owner.email])
      for (const text of [from, head, ...parts]) expect(text).not.toMatch(TELLING_WORDS)
      for (const form of assignableForms) expect(`${head}${parts.join()}`).not.toMatch(new RegExp(form.id, 'i'))
      expect(parts.join()).not.toMatch(/<img|src=|style=|Heron|Wren|Ashdown|Olive/)
    }
  } finally {
    await catcher.close()
  }
})

it('an account whose own address tells too much lends its name to no message', async () => {
  const account = toMailAccount('smtp://desk%40couples-therapy.example:p@mail.example', 'https://forms.example')
  const sender = chooseSender({ name: '', address: '' }, account, 'https://forms.example')
  expect(sender).toEqual({ name: 'Forms', address: 'forms@forms.example' })
  const message = { subject: 'Your form is ready', body: 'Hello' }
  const mail = await composeMail({ id: 'a', sender, to: 'w@x.example', message, language: 'en', at: new Date() })
  expect(mail.raw.toString()).not.toMatch(TELLING_WORDS)
})
