import '@/app/globals.css'
import type { Metadata, Viewport } from 'next'
import { connection } from 'next/server'
import type { ReactNode } from 'react'
import { fontVariables } from '@/app/fonts'

export const metadata: Metadata = {
  title: { default: 'Interdepend', template: '%s · Interdepend' },
  robots: { index: false, follow: false },
  formatDetection: { telephone: false, email: false, address: false, date: false },
}

export const viewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f7f3eb' },
    { media: '(prefers-color-scheme: dark)', color: '#171412' },
  ],
}

/** Every page is rendered for its request: a page made at build time could not carry the request's nonce. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  await connection()
  return (
    <html lang="en-GB" className={fontVariables} suppressHydrationWarning>
      <body>{children}</body>
    </html>
  )
}
