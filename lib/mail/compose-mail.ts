import 'server-only'
import MailComposer from 'nodemailer/lib/mail-composer'
import type { FormMessage } from '@/lib/domain/form-message'
import type { Sender } from '@/lib/mail/account'

/** A message as it goes over the wire, and who hands it to whom. */
export type Mail = { id: string; raw: Buffer; from: string; to: string }

export type MailFacts = { id: string; sender: Sender; to: string; message: FormMessage; language: string; at: Date }

/**
 * A message as plain text and as HTML that says the same: no image, no style from elsewhere, nothing that tells when it
 * was opened. Nothing in its head names the program, the computer or the practice.
 */
export async function composeMail({ id, sender, to, message, language, at }: MailFacts): Promise<Mail> {
  const node = new MailComposer({
    from: sender,
    to,
    subject: message.subject,
    text: message.body,
    html: toHtml(message.body, language),
    date: at,
    messageId: `<${id}@${sender.address.split('@')[1] ?? 'localhost'}>`,
    headers: { 'Auto-Submitted': 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true,
  }).compile()
  return { id, raw: await node.build(), from: sender.address, to }
}

function toHtml(body: string, language: string): string {
  const paragraphs = body.split('\n\n').map((text) => `<p>${URL.canParse(text) ? toLink(text) : escapeHtml(text)}</p>`)
  return `<!doctype html><html lang="${escapeHtml(language)}"><body>${paragraphs.join('')}</body></html>`
}

function toLink(url: string): string {
  return `<a href="${escapeHtml(url)}">${escapeHtml(url)}</a>`
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
