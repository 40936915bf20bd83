import { encode } from 'uqr'

/** A QR code as one path, dark on white in both themes so that every camera reads it. `label` names what it opens. */
export function QrCode({ text, label, size = 200 }: { text: string; label: string; size?: number }) {
  const code = encode(text, { border: 0 })
  const path = code.data.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : ''))).join('')
  return (
    <div className="qr">
      <svg
        viewBox={`0 0 ${code.size} ${code.size}`}
        width={size}
        height={size}
        shapeRendering="crispEdges"
        role="img"
        aria-label={label}
      >
        <path d={path} />
      </svg>
    </div>
  )
}
