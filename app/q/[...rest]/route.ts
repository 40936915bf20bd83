import { answerUnknown } from '@/app/q/unknown'

export const GET = answerUnknown
export const POST = answerUnknown
