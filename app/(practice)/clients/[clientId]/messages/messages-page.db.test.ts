import { expect, it } from 'vitest'
import { readMessagesPage } from '@/app/(practice)/clients/[clientId]/messages/load-messages-page'
import { catchMail } from '@/lib/testing/mail-catcher'
import { inPractice, makePractice } from '@/lib/testing/practice-fixture'
import { queueForm, sendWaiting } from '@/lib/testing/waiting-message'

const PLACE = { locale: 'en-GB', timeZone: 'Europe/London' }

it('says what was sent, when, how and at whose word, and keeps no word of it; looking is in the record', async () => {
  const catcher = await catchMail()
  try {
    const waiting = await queueForm()
    await sendWaiting(waiting, catcher)
    const read = () => inPractice(waiting.practice, (tx) => readMessagesPage(tx, PLACE, waiting.clientId))
    const { client, lines, isCut } = await read()
    expect([client.id, lines.length, isCut]).toEqual([waiting.clientId, 1, false])
    expect(lines[0]).toMatchObject({
      id: waiting.messageId,
      kindWords: 'Form',
      formWords: 'CTA-10',
      channelWords: 'E-mail',
      stateWords: expect.stringMatching(/^E-mail sent /),
      isHot: false,
      textWords: 'form-ready, version 1',
      askedByName: expect.stringContaining('Owner'),
      isScheduled: false,
    })
    expect(JSON.stringify(lines)).not.toMatch(/client\.example|\/q\/|Hello/)
    const seen = await inPractice(waiting.practice, (tx) =>
      tx.db.auditEvent.count({ where: { action: 'message.listed', subjectId: waiting.clientId } }),
    )
    expect(seen).toBe(1)
  } finally {
    await catcher.close()
  }
})

it('is the same missing page for a client of another practice', async () => {
  const waiting = await queueForm()
  const stranger = await makePractice()
  const read = inPractice(stranger, (tx) => readMessagesPage(tx, PLACE, waiting.clientId))
  await expect(read).rejects.toMatchObject({ code: 'NOT_FOUND' })
})
