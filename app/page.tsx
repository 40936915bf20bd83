import { redirect } from 'next/navigation'

/** The caseload is where a clinician's day begins. */
export default function RootPage() {
  redirect('/caseload')
}
