import { describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { emailField } from '@/lib/domain/account-fields'
import { mailSenderSchema } from '@/lib/domain/mail-sender'
import { safeContactSchema } from '@/lib/domain/safe-contact'

/** Every field of the program that takes an address, by what it is for. */
const FIELDS: [string, (address: string) => z.ZodSafeParseResult<unknown>][] = [
  ['to sign in and be invited', (address) => emailField.safeParse(address)],
  ['of a client', (email) => safeContactSchema.safeParse({ choice: 'email', email })],
  ['among the details of a client', (email) => safeContactSchema.safeParse({ ...DETAILS, email })],
  ['messages come from', (address) => mailSenderSchema.safeParse({ mailSenderAddress: address })],
]
const DETAILS = { choice: 'details', channels: ['email'] }

// What would be sent to many, to somebody else, or end the header it stands in.
const NONE = [
  'wren@client.example\r\nBcc: all@client.example',
  'wren@client.example\nSubject: hello',
  'wren@client.example%0d%0aBcc:all@client.example',
  'wren@client.example\u2028Bcc: all@client.example',
  'wren@client.example\u0000',
  'wren@client.example, all@client.example',
  'wren@client.example;all@client.example',
  'Wren <wren@client.example>',
  '<wren@client.example>',
  'wren@client.example> SIZE=1',
  '"wren ash"@client.example',
  'wren@@client.example',
  'wren@client@client.example',
  'wren @client.example',
  'wren@client..example',
  'wren..ash@client.example',
  '.wren@client.example',
  'wren@-client.example',
  'wren@client',
  'wren@[127.0.0.1]',
  'wren(ash)@client.example',
  'mailto:wren@client.example',
  // Letters that look like others: a Cyrillic a, a wide @, a Kelvin sign, a dotless i, one that changes direction.
  'wren@cli\u0435nt.example',
  'wren\uff20client.example',
  'wren@\u212aite.example',
  '\u212aite@client.example',
  'wr\u0131n@client.example',
  'wren@client.example\u202e',
  'wr\u200ben@client.example',
  'wr\u00e9n@client.example',
  '💌@client.example',
  `${'x'.repeat(10_000)}@client.example`,
  `wren@${'x.'.repeat(5000)}example`,
  '@'.repeat(10_000),
]

describe.each(FIELDS)('an address %s', (_name, parse) => {
  test.each(NONE)('%j is none, and is said so in words', (address) => {
    const parsed = parse(address)
    expect(parsed.success).toBe(false)
    for (const issue of parsed.error?.issues ?? []) expect(issue.message).toMatch(/^(Enter|Shorten|This holds)/)
  })

  test.each(['wren@client.example', "w.o'ash+forms@mail-1.client.example", 'WREN@CLIENT.EXAMPLE'])(
    '%j is one',
    (address) => {
      const parsed = parse(address)
      expect(JSON.stringify(parsed.data)).toContain(address.toLowerCase())
    },
  )
})
