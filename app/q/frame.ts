import 'server-only'
import { IN_USE, LEAVE, stayingSafeAddress } from '@/app/q/addresses'
import { ICON_FILE, SCRIPT, STYLE } from '@/app/q/assets'
import { languageOf } from '@/app/q/own-form'
import type { FrameView, PageView, RespondentView } from '@/components/respondent/view-models'
import type { OwnAssignment } from '@/lib/assignments/queries/get-own-assignment'
import { type CrisisContact, describeCrisisContact } from '@/lib/domain/crisis-contacts'
import { messagesFor } from '@/lib/domain/messages/catalogue'
import type { Language } from '@/lib/domain/messages/languages'
import { defaultQuickExit, quickExitField } from '@/lib/domain/quick-exit'
import type { Step } from '@/lib/domain/respondent-steps'
import { crisisContactsOf } from '@/lib/domain/stored-crisis-contacts'

/**
 * A page with what stands around it. Without an assignment it is the same for everyone: no country, no practice.
 * @param step the step it shows, to come back to it from the page about staying safe
 */
export function frame(own: OwnAssignment | null, page: PageView, step: Step | null = null): RespondentView {
  const language: Language = own ? languageOf(own) : 'en'
  const view: FrameView = {
    language,
    styleUrl: STYLE.url,
    scriptUrl: SCRIPT.url,
    iconUrl: ICON_FILE.url,
    leave: { action: LEAVE, neutralUrl: neutralSiteOf(own) },
    help: {
      contacts: contactsOf(own).map((contact) => describeCrisisContact(contact, messagesFor(language))),
      stayingSafeUrl: stayingSafeAddress(step),
    },
    assignment: own?.sitting ? own.id : null,
    preview: false,
  }
  return { frame: view, page }
}

/**
 * Where Leave now leads: the practice's choice, or a page anyone might have open. A device that was handed over stays
 * here: another site would show where its owner has been.
 */
export function neutralSiteOf(own: OwnAssignment | null): string {
  if (own?.sitting?.isHandedOver) return IN_USE
  const chosen = quickExitField.safeParse(own?.quickExitUrl)
  return chosen.success ? chosen.data : defaultQuickExit(own?.country ?? '')
}

function contactsOf(own: OwnAssignment | null): readonly CrisisContact[] {
  if (own?.isHelpHidden) return []
  return crisisContactsOf(own ?? { country: '', crisisContacts: null })
}
