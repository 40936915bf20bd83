import { Logger, runMigrations } from 'graphile-worker'
import { type Client, escapeIdentifier } from 'pg'
import { LaunchFailure } from './failures'
import { withClient } from './sql'

const role = 'interdepend_worker'
/** The library's tables, and our one door to them; both belong to the worker's role. */
const queueSchema = 'graphile_worker'
const doorSchema = 'jobs'
const silent = new Logger(() => () => undefined)

/**
 * Brings the job queue up to date: the library's tables in a schema of the worker's own (an owner other than the worker
 * would connect and silently run nothing), and the function by which the app asks for a job. Changes nothing when all
 * of that is so already. Copies that start at once must take turns.
 *
 * @param owner an open connection of the database's owner
 * @param workerUrl the worker's connection
 * @throws LaunchFailure when the owner may not let the worker make its schemas
 */
export async function prepareJobQueue(owner: Client, workerUrl: string): Promise<void> {
  if (await isMade(owner)) await migrateQueue(workerUrl)
  else await letMake(owner, () => makeQueue(workerUrl))
  await withClient({ connectionString: workerUrl }, (worker) => worker.query(door))
}

async function isMade(owner: Client): Promise<boolean> {
  const { rowCount } = await owner.query(
    `SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = $1 AND c.relname = 'migrations' AND EXISTS (SELECT 1 FROM pg_namespace WHERE nspname = $2)`,
    [queueSchema, doorSchema],
  )
  return rowCount === 1
}

/** The right to make a schema is given for as long as that takes, and taken back whatever happens. */
async function letMake(owner: Client, work: () => Promise<void>): Promise<void> {
  const change = async (verb: 'GRANT' | 'REVOKE') => {
    const { rows } = await owner.query<{ name: string }>('SELECT current_database() AS name')
    const place = `CREATE ON DATABASE ${escapeIdentifier(rows[0]?.name ?? '')}`
    await owner.query(`${verb} ${place} ${verb === 'GRANT' ? 'TO' : 'FROM'} ${role}`)
  }
  try {
    await change('GRANT')
    await work()
  } catch (error) {
    throw new LaunchFailure('owner-weak', role, error)
  } finally {
    await change('REVOKE').catch(() => undefined)
  }
}

async function makeQueue(workerUrl: string): Promise<void> {
  await withClient({ connectionString: workerUrl }, (worker) =>
    worker.query(`CREATE SCHEMA IF NOT EXISTS ${doorSchema}`),
  )
  await migrateQueue(workerUrl)
}

function migrateQueue(workerUrl: string): Promise<void> {
  return runMigrations({ connectionString: workerUrl, schema: queueSchema, maxPoolSize: 1, logger: silent })
}

/**
 * A job is a task's name, the practice of the transaction that asks, and the id of one row: no text of a client's can
 * get into the queue. Asked again before it ran, it runs once, at the later of the two wishes.
 */
const door = `
  CREATE OR REPLACE FUNCTION ${doorSchema}.enqueue(task text, subject uuid, run_at timestamptz) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
  DECLARE practice uuid := NULLIF(pg_catalog.current_setting('app.practice_id', true), '')::uuid;
  BEGIN
    IF practice IS NULL OR subject IS NULL OR task !~ '^[a-z]+(-[a-z]+)*$' THEN
      RAISE EXCEPTION 'a job has a task, a subject and a practice' USING ERRCODE = 'insufficient_privilege';
    END IF;
    PERFORM ${queueSchema}.add_job(
      task,
      pg_catalog.json_build_object('practiceId', practice, 'id', subject),
      run_at => run_at,
      max_attempts => 25,
      job_key => pg_catalog.concat_ws(':', task, practice, subject));
  END $$;
  REVOKE ALL ON FUNCTION ${doorSchema}.enqueue(text, uuid, timestamptz) FROM PUBLIC;
  GRANT USAGE ON SCHEMA ${doorSchema} TO interdepend_app;
  GRANT EXECUTE ON FUNCTION ${doorSchema}.enqueue(text, uuid, timestamptz) TO interdepend_app;`
