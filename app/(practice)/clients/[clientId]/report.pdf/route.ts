import { readReport } from '@/app/(practice)/clients/[clientId]/_print/load-report'
import { writeReportFile } from '@/components/print/report-file'
import { practiceFile } from '@/lib/server/practice-file'

export const GET = practiceFile({
  name: 'report.pdf',
  permission: 'clients:read',
  load: async (tx, member, { params, query }) => ({
    ...(await readReport(tx, member, params.clientId ?? '', query)),
    language: member.practice.locale,
  }),
  make: async ({ report, paper, language, fileName }) => ({
    fileName,
    type: 'application/pdf',
    body: await writeReportFile(report, { paper, language }),
  }),
})
