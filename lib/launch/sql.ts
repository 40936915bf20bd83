import { Client, type ClientConfig } from 'pg'

const connectMs = 5_000

/**
 * Opens one connection, works with it and closes it.
 *
 * @throws what the driver says when it cannot connect within five seconds
 */
export async function withClient<T>(config: ClientConfig, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ application_name: 'interdepend-launch', connectionTimeoutMillis: connectMs, ...config })
  // A connection that breaks is noticed by the query that runs on it.
  client.on('error', () => undefined)
  try {
    await client.connect()
    return await work(client)
  } finally {
    await client.end().catch(() => undefined)
  }
}
