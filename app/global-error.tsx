'use client'

import '@/app/globals.css'
import { fontVariables } from '@/app/fonts'
import { FailedPage, type FailedPageProps } from '@/components/shell/failed-page'
import { Page } from '@/components/shell/page'

/** When even the root layout failed. */
export default function GlobalError(props: FailedPageProps) {
  return (
    <html lang="en-GB" className={fontVariables}>
      <body>
        <title>Something went wrong · Interdepend</title>
        <Page>
          <FailedPage {...props} />
        </Page>
      </body>
    </html>
  )
}
