const securityHeaders = [
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=(), payment=(), usb=()' },
  { key: 'Strict-Transport-Security', value: 'max-age=31536000; includeSubDomains' },
]

const PERSONAL = ['/account/:path*', '/practice/:path*']

/** @type {import('next').NextConfig} */
const nextConfig = {
  // Tests, development and `npm start` each build into a folder of their own and never share one.
  distDir: process.env.NEXT_DIST_DIR || '.next',
  poweredByHeader: false,
  reactStrictMode: true,
  images: { unoptimized: true },
  serverExternalPackages: ['@node-rs/argon2', 'fontkit', 'graphile-worker', 'nodemailer', 'pdfkit', 'pino', 'pg'],
  experimental: { authInterrupts: true, serverActions: { bodySizeLimit: '512kb' } },
  async headers() {
    return [
      { source: '/:path*', headers: securityHeaders },
      // Also what the framework itself answers there, such as a method it does not know.
      ...PERSONAL.map((source) => ({ source, headers: [{ key: 'Cache-Control', value: 'no-store' }] })),
    ]
  },
}

export default nextConfig
