import { Page } from '@/components/shell/page'
import { LinkButton } from '@/components/ui/button'

/** Foreign, missing and malformed ids look the same here. */
export function NoPage() {
  return (
    <Page>
      <div className="empty">
        <h1>This page is not here</h1>
        <p>It may have been moved or removed, or it belongs to somebody else. Nothing was changed.</p>
        <LinkButton href="/caseload" look="go">
          Go to the caseload
        </LinkButton>
      </div>
    </Page>
  )
}

export function ForbiddenPage() {
  return (
    <Page>
      <div className="empty">
        <h1>Your role does not allow this</h1>
        <p>An owner of the practice can do it, or change your role under Practice, Team.</p>
        <LinkButton href="/caseload" look="go">
          Go to the caseload
        </LinkButton>
      </div>
    </Page>
  )
}
