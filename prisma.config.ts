import { defineConfig } from 'prisma/config'

// Only `prisma migrate deploy`, run by hand elsewhere, asks for the address; `npm start` applies migrations itself.
export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_URL ?? '' },
})
