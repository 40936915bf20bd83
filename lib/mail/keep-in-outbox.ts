import 'server-only'
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { env } from '@/lib/env'
import type { Mail } from '@/lib/mail/compose-mail'

/**
 * Keeps a message that cannot be sent as a file that any mail program opens, for whoever runs this machine. Its name is
 * a number. Without a folder for it, nothing is written.
 * @returns the file's path, or null
 */
export async function keepInOutbox(mail: Mail, folder = env().outboxFolder): Promise<string | null> {
  if (folder === '') return null
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, `${mail.id}.eml`)
  await writeFile(`${file}.new`, mail.raw, { mode: 0o600 })
  await rename(`${file}.new`, file)
  return file
}

/** Removes the file of a message that has gone another way; one that never was is no fault. */
export async function forgetInOutbox(id: string, folder = env().outboxFolder): Promise<void> {
  if (folder === '') return
  for (const name of [`${id}.eml`, `${id}.eml.new`]) await rm(join(folder, name), { force: true })
}

/** The messages there is a file of, half-written ones too; whatever else somebody put there is left alone. */
export async function listInOutbox(folder = env().outboxFolder): Promise<string[]> {
  if (folder === '') return []
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  return [...new Set(names.flatMap((name) => FILE_NAME.exec(name)?.[1] ?? []))]
}

const FILE_NAME = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.eml(?:\.new)?$/
