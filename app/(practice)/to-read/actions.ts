'use server'

import { reviewAndGoOn, reviewAndGoOnInput } from '@/app/_acts/review-and-go-on'
import { practiceAction } from '@/lib/server/practice-action'

/** "Reviewed, next". */
export const reviewNextAction = practiceAction({
  permission: 'answers:review',
  input: reviewAndGoOnInput,
  run: (tx, input, { practice }) => reviewAndGoOn(tx, input, { locale: practice.locale, timeZone: practice.timeZone }),
  revalidate: (_input, { clientId }) => [`/clients/${clientId}`, '/caseload', '/to-read'],
})
