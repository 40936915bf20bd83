import { type AddressInfo, createServer, type Socket } from 'node:net'

/** What a server does when it is its turn to speak: words, or whatever it pleases. */
type Turn = string | Buffer | ((socket: Socket) => void)

/** Where a conversation by mail stands: the greeting, a command, or the end of the message itself. */
type Moment = 'greeting' | 'hello' | 'encryption' | 'password' | 'sender' | 'recipient' | 'message' | 'content'

export type Script = Partial<Record<Moment, Turn>>

export type ScriptedServer = {
  url: string
  /** Every message whose content it was given to its end, however it answered. */
  given: string[]
  /** Every command, as it was said. */
  heard: string[]
  close(): Promise<void>
}

const HONEST: Record<Moment, Turn> = {
  greeting: '220 here\r\n',
  hello: '250 here\r\n',
  encryption: '454 not today\r\n',
  password: '235 welcome\r\n',
  sender: '250 fine\r\n',
  recipient: '250 fine\r\n',
  message: '354 go on\r\n',
  content: '250 taken\r\n',
}

/** A mail server that keeps to a script where it has one, and is honest elsewhere: for those that lie, hang or break off. */
export async function openScripted(script: Script): Promise<ScriptedServer> {
  const given: string[] = []
  const heard: string[] = []
  const sockets = new Set<Socket>()
  const turns = { ...HONEST, ...script }
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket))
    speak(socket, turns.greeting)
    converse(socket, turns, { given, heard })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    given,
    heard,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => resolve())
      }),
  }
}

/** Says something a byte at a time, for as long as anybody listens. */
export function dribble(text: string, everyMs: number): (socket: Socket) => void {
  return (socket) => {
    let said = 0
    const timer = setInterval(() => socket.write(text.charAt(said++ % text.length)), everyMs)
    socket.on('close', () => clearInterval(timer))
  }
}

const COMMANDS: Record<string, Moment> = {
  EHLO: 'hello',
  HELO: 'hello',
  STAR: 'encryption',
  AUTH: 'password',
  MAIL: 'sender',
  RCPT: 'recipient',
  DATA: 'message',
}

function converse(socket: Socket, turns: Record<Moment, Turn>, notes: { given: string[]; heard: string[] }): void {
  // A message ends with a dot alone on its line, be it the first: each part is looked at behind the end of a line.
  let rest = '\r\n'
  let isContent = false
  socket.setEncoding('latin1').on('data', (text: string) => {
    rest += text
    for (;;) {
      const mark = isContent ? '\r\n.\r\n' : '\r\n'
      const end = rest.indexOf(mark, isContent ? 0 : 2)
      if (end < 0) return
      const part = rest.slice(2, end)
      rest = `\r\n${rest.slice(end + mark.length)}`
      notes[isContent ? 'given' : 'heard'].push(part)
      const moment = isContent ? 'content' : COMMANDS[part.slice(0, 4).toUpperCase()]
      isContent = moment === 'message'
      speak(socket, moment === undefined ? '221 bye\r\n' : turns[moment])
    }
  })
}

function speak(socket: Socket, turn: Turn): void {
  if (typeof turn === 'function') turn(socket)
  else socket.write(turn)
}
