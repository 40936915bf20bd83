'use client'

import { useEffect, useState } from 'react'

type Drawing = { size: number; path: string }

/**
 * A QR code as one path, dark on white in both themes so that every camera reads it. `label` names what it opens. The
 * encoder is fetched when a code is shown, not with every page.
 */
export function QrCode({ text, label, size = 200 }: { text: string; label: string; size?: number }) {
  const [drawing, setDrawing] = useState<Drawing | null>(null)
  useEffect(() => {
    let isWanted = true
    void draw(text).then((drawn) => {
      if (isWanted) setDrawing(drawn)
    })
    return () => {
      isWanted = false
    }
  }, [text])
  return (
    <div className="qr">
      <svg
        viewBox={`0 0 ${drawing?.size ?? 1} ${drawing?.size ?? 1}`}
        width={size}
        height={size}
        shapeRendering="crispEdges"
        role="img"
        aria-label={label}
      >
        {drawing ? <path d={drawing.path} /> : null}
      </svg>
    </div>
  )
}

async function draw(text: string): Promise<Drawing> {
  const { encode } = await import('uqr')
  const code = encode(text, { border: 0 })
  const path = code.data.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : ''))).join('')
  return { size: code.size, path }
}
