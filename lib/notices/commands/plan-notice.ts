import 'server-only'
import { newId } from '@/lib/db/ids'
import type { JobTx, PracticeTx } from '@/lib/db/practice-db'
import { NOTICE_VERSION } from '@/lib/domain/notice-message'
import { type NoticeSettings, planNext } from '@/lib/domain/notices'
import type { LocalDate } from '@/lib/domain/wall-time'
import { countForms, listUntold, type WaitingForm } from '@/lib/notices/waiting-forms'

/** Asks for the clinician of a client to be told of what came in, once this transaction has committed. */
export async function askForNotice(tx: PracticeTx, input: { clientId: string }): Promise<void> {
  const client = await tx.db.client.findFirst({ where: { id: input.clientId }, select: { responsibleId: true } })
  if (client) await tx.enqueue('plan-notice', client.responsibleId)
}

/**
 * Puts a notice of everything a member was not told of on its way, or asks to look again when their daily one is due.
 * Nothing for a member who left or wants none, of a demo, where no mail is set up, or when all of it was read.
 * @returns the notice; null when none goes now
 */
export async function planNotice(
  tx: JobTx,
  input: { memberId: string; isMailOn: boolean },
): Promise<{ noticeId: string } | null> {
  const member = await lockMember(tx, input.memberId)
  if (!member || member.isMute || !input.isMailOn) return null
  const forms = await listUntold(tx, member.id)
  const state = { waitingSince: forms[0]?.recordedAt ?? null, lastDay: member.lastDay }
  const plan = planNext(member, state, tx.now, member.timeZone)
  if (plan.kind === 'later') await tx.enqueue('plan-notice', member.id, plan.at)
  return plan.kind === 'now' ? put(tx, member.id, forms, plan.onDay) : null
}

async function put(
  tx: JobTx,
  memberId: string,
  forms: WaitingForm[],
  onDay: LocalDate | null,
): Promise<{ noticeId: string }> {
  const noticeId = newId(tx.now)
  await tx.db.notice.createMany({
    data: {
      id: noticeId,
      memberId,
      onDay: onDay === null ? null : new Date(`${onDay}T00:00:00Z`),
      ...countForms(forms),
      templateVersion: NOTICE_VERSION,
      state: 'queued',
      createdAt: tx.now,
      nextTryAt: tx.now,
    },
  })
  const idsOf = (kind: WaitingForm['kind']) => forms.filter((form) => form.kind === kind).map(({ id }) => id)
  await tx.db.response.updateMany({ where: { id: { in: idsOf('response') } }, data: { noticeId } })
  await tx.db.checkIn.updateMany({ where: { id: { in: idsOf('check-in') } }, data: { noticeId } })
  await tx.enqueue('send-notice', noticeId)
  await tx.audit({ action: 'notice.queued', subject: { kind: 'notice', id: noticeId } })
  return { noticeId }
}

type MemberRow = NoticeSettings & { id: string; isMute: boolean; timeZone: string; lastDay: LocalDate | null }

/** Locks the member first and lists after, so that of two jobs at once the later one sees what the earlier one told. */
async function lockMember(tx: JobTx, memberId: string): Promise<MemberRow | null> {
  await tx.db.$queryRaw`select 1 from membership where id = ${memberId}::uuid for no key update`
  const [row] = await tx.db.$queryRaw<MemberRow[]>`
    select m.id, m.notice_pace as "noticePace", m.notice_at as "noticeAt", p.time_zone as "timeZone",
      (m.deactivated_at is not null or p.is_demo) as "isMute",
      (select max(n.on_day)::text from notice n where n.practice_id = m.practice_id and n.member_id = m.id) as "lastDay"
    from membership m join practice p on p.id = m.practice_id
    where m.id = ${memberId}::uuid`
  return row ?? null
}
