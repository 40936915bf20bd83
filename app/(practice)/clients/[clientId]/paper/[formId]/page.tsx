import { notFound } from 'next/navigation'
import { PAPER_MAX_AGE_DAYS } from '@/app/_acts/enter-from-paper'
import { toPaperQuestions } from '@/app/(practice)/clients/[clientId]/paper/[formId]/paper-questions'
import { enterFromPaperAction } from '@/app/(practice)/clients/[clientId]/paper/actions'
import { PaperForm } from '@/components/assignments/paper-form'
import { Name } from '@/components/shell/name'
import { Page, PageHead } from '@/components/shell/page'
import { Notice } from '@/components/ui/notice'
import { getClientName } from '@/lib/clients/queries/get-client-name'
import { findAssignableForm } from '@/lib/domain/forms'
import { findForm } from '@/lib/domain/respondent-steps'
import { addDays, localDateOf } from '@/lib/domain/wall-time'
import { practiceLoader } from '@/lib/server/practice-loader'

export const metadata = { title: 'Enter from paper' }

export default async function PaperPage({ params }: { params: Promise<{ clientId: string; formId: string }> }) {
  const { clientId, formId } = await params
  const version = findAssignableForm(formId)?.version
  const form = version === undefined ? null : findForm(formId, version)
  const { client, today } = await practiceLoader('forms:assign', async (tx, member) => ({
    client: await getClientName(tx, clientId),
    today: localDateOf(tx.now, member.practice.timeZone),
  }))
  if (!form) notFound()
  return (
    <Page isNarrow>
      <PageHead
        title={`${findAssignableForm(formId)?.shortTitle} from paper`}
        crumb={{ href: `/clients/${client.id}`, words: <Name value={client.name} /> }}
        lead="The result is marked as entered from paper, with your name."
        space="tight"
      />
      {client.archivedAt ? (
        <Notice>This file is archived. Restore it to enter answers.</Notice>
      ) : (
        <PaperForm
          clientId={client.id}
          formId={formId}
          today={today}
          earliest={addDays(today, -PAPER_MAX_AGE_DAYS)}
          questions={toPaperQuestions(form)}
          enter={enterFromPaperAction}
        />
      )}
    </Page>
  )
}
