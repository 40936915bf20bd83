import { readSheet } from '@/app/(practice)/clients/[clientId]/_print/load-sheet'
import { addressWith } from '@/app/(practice)/clients/[clientId]/_scores/reading'
import { writeSheetFile } from '@/components/print/sheet-file'
import { practiceFile } from '@/lib/server/practice-file'

/** Without the answer to "Safe to take home?" this leads to where it is asked. */
export const GET = practiceFile({
  name: 'sheet.pdf',
  permission: 'clients:read',
  load: async (tx, member, { params, query }) => {
    const { client, state, paper, fileName } = await readSheet(tx, member, params.clientId ?? '', query)
    if (state.kind !== 'made') return `/clients/${client.id}/sheet${addressWith(query, {})}`
    return { sheet: state.sheet, paper, fileName, language: member.practice.locale }
  },
  make: async ({ sheet, paper, language, fileName }) => ({
    fileName,
    type: 'application/pdf',
    body: await writeSheetFile(sheet, { paper, language }),
  }),
})
