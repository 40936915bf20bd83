'use client'

import { HAND_OVER_EVENT } from '@/components/shell/hand-over-event'
import type { ButtonLook } from '@/components/ui/button'
import { ConfirmButton } from '@/components/ui/confirm'
import { postFields } from '@/components/ui/post-form'

/** Makes this browser the client's, for one form, until the clinician's password takes it back. */
export function HandOverButton({
  assignmentId,
  label,
  look,
}: {
  assignmentId: string
  label: string
  look: ButtonLook | 'act'
}) {
  return (
    <ConfirmButton
      action={(_previous, form) => handOver(form)}
      label={label}
      look={look}
      title="Hand over this device?"
      words="The form opens here, without a PIN. Nothing of the practice can be reached from this browser, in any tab, until you take it back with your password. What is not saved is lost."
      confirm="Hand over"
      waiting="Handing over"
      fields={{ assignmentId }}
    />
  )
}

/** Leaves in place of this page, so that no step back leads to it. */
async function handOver(form: FormData) {
  const result = await postFields('/session/hand-over', form)
  if (!result.ok) return result
  window.dispatchEvent(new Event(HAND_OVER_EVENT))
  window.location.replace(result.value.location)
  // The button stays pressed until the form is here.
  return new Promise<typeof result>(() => {})
}
