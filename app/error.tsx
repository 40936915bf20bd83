'use client'

import { FailedPage, type FailedPageProps } from '@/components/shell/failed-page'
import { Page } from '@/components/shell/page'

export default function RootError(props: FailedPageProps) {
  return (
    <Page>
      <FailedPage {...props} />
    </Page>
  )
}
