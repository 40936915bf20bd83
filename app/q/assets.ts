import { createHash } from 'node:crypto'
import { readRespondentScript } from '@/components/respondent/respondent-script'
import { readRespondentStyle } from '@/components/respondent/respondent-style'

type Asset = { body: string; contentType: string; url: string }

// A plain grey disc: a tab that could be anything.
const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><circle cx="8" cy="8" r="6" fill="#8a8a85"/></svg>'

export const STYLE = prepareAsset('/q/style.css', readRespondentStyle(), 'text/css; charset=utf-8')
export const SCRIPT = prepareAsset('/q/script.js', readRespondentScript(), 'text/javascript; charset=utf-8')
export const ICON_FILE = prepareAsset('/q/icon.svg', ICON, 'image/svg+xml')

/**
 * The file, kept by the browser for good when the address carries its own hash and asked for anew when it carries
 * another one: pages of an older version may still be open when a new one is served.
 */
export function serveAsset(asset: Asset, request: Request): Response {
  const { pathname, search } = new URL(request.url)
  const isCurrent = `${pathname}${search}` === asset.url
  return new Response(asset.body, {
    headers: {
      'Content-Type': asset.contentType,
      'Cache-Control': isCurrent ? 'public, max-age=31536000, immutable' : 'no-cache',
    },
  })
}

function prepareAsset(path: string, body: string, contentType: string): Asset {
  const version = createHash('sha256').update(body).digest('base64url').slice(0, 10)
  return { body, contentType, url: `${path}?v=${version}` }
}
