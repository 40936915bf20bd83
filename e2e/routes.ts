import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { PopulatedPractice } from '@/lib/testing/populated-practice'

const app = fileURLToPath(new URL('../app', import.meta.url))

export type Route = {
  /** As the folders name it: /clients/[clientId]. */
  pattern: string
  kind: 'page' | 'handler'
  methods: string[]
  /** In the clinicians' part: needs a session. */
  isPrivate: boolean
}

/** Every page and handler of the program, read from its folders: a new one is in every test from its first day. */
export function listRoutes(): Route[] {
  return findFiles('').flatMap(({ folder, file }): Route[] => {
    const pattern = `/${folder
      .split('/')
      .filter((part) => part && !part.startsWith('('))
      .join('/')}`
    const isPrivate = /\((practice|together)\)/.test(folder)
    if (file === 'page.tsx') return [{ pattern, kind: 'page', methods: ['GET'], isPrivate }]
    if (!/^route\.tsx?$/.test(file)) return []
    const text = readFileSync(`${app}/${folder}/${file}`, 'utf8')
    const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].filter((method) =>
      new RegExp(`export (async function|const|function) ${method}\\b|export \\{[^}]*\\b${method}\\b`).test(text),
    )
    return [{ pattern, kind: 'handler', methods, isPrivate }]
  })
}

/** Ids for the parts in brackets. Those of a respondent's form are given by the tests that answer one. */
export type Values = Record<string, string>

export function valuesOf({ ids, secret }: PopulatedPractice): Values {
  return {
    clientId: ids.clientId,
    noteId: ids.draftNoteId,
    responseId: ids.responseId,
    checkInId: ids.checkInId,
    assignmentId: ids.assignmentId,
    formId: 'cta-10',
    instrumentId: 'cta-10',
    memberId: ids.membershipId,
    membershipId: ids.membershipId,
    token: 'a'.repeat(43),
    secret,
    step: '1',
    number: '1',
    nextauth: 'session',
    rest: 'x/y',
  }
}

/** The address of a route with its parts filled in. @throws Error for a part that no test knows yet */
export function addressOf(route: Route, values: Values): string {
  return route.pattern.replaceAll(/\[{1,2}(?:\.\.\.)?(\w+)\]{1,2}/g, (_whole, name: string) => {
    const value = values[name]
    if (value === undefined) throw new Error(`${route.pattern}: give [${name}] a value in e2e/routes.ts`)
    return value
  })
}

function findFiles(folder: string): { folder: string; file: string }[] {
  return readdirSync(`${app}/${folder}`, { withFileTypes: true }).flatMap((entry) => {
    const path = folder ? `${folder}/${entry.name}` : entry.name
    if (entry.isDirectory()) return entry.name.startsWith('_') ? [] : findFiles(path)
    return [{ folder, file: entry.name }]
  })
}
