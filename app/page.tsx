import { redirect } from 'next/navigation'

/** Home is where a clinician's day begins. */
export default function RootPage() {
  redirect('/home')
}
