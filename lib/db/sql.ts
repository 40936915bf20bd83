import 'server-only'
import { Prisma } from '@/lib/db/generated/client'

/**
 * Parts of a statement, for the few that are put together from a closed choice of them. Values inside `sql` become
 * parameters; nothing here turns a text into SQL.
 */
export const { sql, join, empty } = Prisma

export type Sql = Prisma.Sql
