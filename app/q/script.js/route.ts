import { SCRIPT, serveAsset } from '@/app/q/assets'

export function GET(request: Request): Response {
  return serveAsset(SCRIPT, request)
}
