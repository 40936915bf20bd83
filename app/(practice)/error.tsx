'use client'

import { FailedPage, type FailedPageProps } from '@/components/shell/failed-page'
import { Page } from '@/components/shell/page'

/** Inside the shell, so that the way elsewhere stays in sight. */
export default function PracticeError(props: FailedPageProps) {
  return (
    <Page>
      <FailedPage {...props} />
    </Page>
  )
}
