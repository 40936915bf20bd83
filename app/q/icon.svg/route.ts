import { ICON_FILE, serveAsset } from '@/app/q/assets'

export function GET(request: Request): Response {
  return serveAsset(ICON_FILE, request)
}
