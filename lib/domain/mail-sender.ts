import { z } from 'zod'
import { optionalLine } from '@/lib/domain/form-fields'
import { mailAddress } from '@/lib/domain/mail-address'
import { findTellingWord } from '@/lib/domain/neutral-words'

/** Whom a message comes from when the practice has not said otherwise. */
export const NEUTRAL_SENDER = 'Forms'

const NAME_MAX = 60
const ADDRESS_ERROR = 'Enter an address with an @, such as forms@practice.example, or leave this blank'

/** The practice's choice of sender, as its form sends it. Both may stay blank. */
export const mailSenderSchema = z.object({
  mailSenderName: optionalLine(NAME_MAX)
    .refine((name) => !/[<>"@]/.test(name), { error: 'Enter a name without < > " or @' })
    .superRefine(refuseTelling),
  mailSenderAddress: optionalLine(254)
    .refine((address) => address === '' || mailAddress().safeParse(address).success, { error: ADDRESS_ERROR })
    .transform((address) => address.toLowerCase())
    .superRefine(refuseTelling),
})

export type MailSender = z.infer<typeof mailSenderSchema>

function refuseTelling(text: string, context: z.RefinementCtx): void {
  const word = findTellingWord(text)
  if (!word) return
  const message = `Choose one that gives nothing away: this shows “${word}” on the client’s phone`
  context.addIssue({ code: 'custom', message, input: text })
}
