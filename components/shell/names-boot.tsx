const SCRIPT =
  "try{if(sessionStorage.getItem('interdepend.names')==='hidden')document.documentElement.dataset.names='hidden'}catch{}"

/**
 * Hides names before the first paint, so that a reload never flashes them. Stands first in `<body>`; `<html>` needs
 * `suppressHydrationWarning`, since this script may change it before React looks.
 */
export function NamesBoot({ nonce }: { nonce?: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours, allowed by the page's nonce
  return <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: SCRIPT }} />
}
