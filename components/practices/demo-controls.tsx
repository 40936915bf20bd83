'use client'

import { ConfirmButton } from '@/components/ui/confirm'
import { postFields } from '@/components/ui/post-form'
import type { ActionResult } from '@/lib/domain/action-result'

/** What an owner of the demo may do with all of it. Both end the session, so both leave the page. */
export function DemoControls() {
  return (
    <div className="acts">
      <ConfirmButton
        action={() => leaveBy('/practice/demo/reset')}
        label="Reset the demo"
        title="Reset the demo practice?"
        words="Everything anyone changed in it goes. The same 24 clients come back, dated back from today. It takes some seconds; anyone else who is looking around is signed out."
        confirm="Reset"
        waiting="Resetting: this takes some seconds"
      />
      <ConfirmButton
        action={() => leaveBy('/practice/demo/remove')}
        label="Remove the demo"
        title="Remove the demo practice?"
        words="All of it is deleted, and everyone in it is signed out. The demo’s address makes it anew."
        confirm="Remove"
        waiting="Removing"
        isRisk
      />
    </div>
  )
}

/** Posts and follows. The button stays pressed until the next page is here. */
async function leaveBy(to: string): Promise<ActionResult<{ location: string }>> {
  const result = await postFields(to, {})
  if (!result.ok) return result
  window.location.assign(result.value.location)
  return new Promise(() => {})
}
