import { RespondentPage } from '@/components/respondent/respondent-page'
import type { RespondentView } from '@/components/respondent/view-models'
import { messagesFor } from '@/lib/domain/messages/catalogue'
import type { Language } from '@/lib/domain/messages/languages'

/**
 * The page as a complete HTML document. The renderer is imported here and not at the top: a static import of
 * react-dom/server from a route fails the production build.
 */
export async function renderRespondentPage(view: RespondentView): Promise<string> {
  const { renderToStaticMarkup } = await import('react-dom/server')
  return `<!doctype html>${renderToStaticMarkup(<RespondentPage {...view} />)}`
}

/** What Leave now answers without JavaScript: an empty page, to be sent with a Refresh header to the neutral site. */
export function renderBlankPage(language: Language): string {
  const { htmlLanguage, direction, page } = messagesFor(language)
  return `<!doctype html><html lang="${htmlLanguage}" dir="${direction}"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>${page.title}</title></head><body></body></html>`
}
