import type {Metadata, Viewport} from 'next'
import type {ReactNode} from 'react'
import '../ui/styles/index.css'

// Titles are not here: a form's title changes with its outcome, and error pages cannot export metadata, so every
// page renders its own <title>, which React moves into the head.
export const metadata: Metadata = {robots: {index: false}}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  colorScheme: 'light dark',
  themeColor: [
    {media: '(prefers-color-scheme: light)', color: '#f6f8f6'},
    {media: '(prefers-color-scheme: dark)', color: '#0f1513'},
  ],
}

export default function RootLayout({children}: {children: ReactNode}) {
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  )
}
