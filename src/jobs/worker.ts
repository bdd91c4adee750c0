// A worker: takes jobs from the queue in the database and runs them. Several may run at once, here or elsewhere; each
// job is done by one of them.

import { PgBoss } from 'pg-boss';
import { log } from '#log.ts';
import { type JobContext, jobs } from './schedule.ts';

export interface RunningWorker {
  /** Lets the job at work finish, up to half a minute, and stops. */
  stop(): Promise<void>;
}

/** Starts a worker on the instance's database. */
export async function startWorker(context: JobContext): Promise<RunningWorker> {
  const { pool } = context.database;
  const boss = new PgBoss({
    schema: 'jobs',
    db: { executeSql: (text, values) => pool.query(text, values).then(withAllRows) },
  });
  boss.on('error', (error) => log.error({ err: error }, 'The job queue reported an error'));
  await context.database.session(async (turn) => {
    // The queue makes its own tables on first use, which two workers cannot do at once.
    await turn.query("SELECT pg_advisory_lock(hashtext('conductatlas job queue'))");
    await boss.start();
  });
  for (const job of jobs) {
    await boss.createQueue(job.name, { policy: 'singleton', retryLimit: 3, retryBackoff: true });
    await boss.work(job.name, { pollingIntervalSeconds: 5 }, async () => {
      const started = performance.now();
      const outcome = await job.run(context);
      const seconds = Math.round((performance.now() - started) / 100) / 10;
      log[job.isQuiet ? 'debug' : 'info']({ job: job.name, seconds, outcome }, 'A job was done');
    });
    if (job.cron) await boss.schedule(job.name, job.cron, null, { expireInSeconds: job.expireInSeconds });
    else await boss.send(job.name, null, { expireInSeconds: job.expireInSeconds });
  }
  return { stop: () => boss.stop({ graceful: true, timeout: 25_000 }) };
}

interface Rows {
  readonly rows: unknown[];
}

/** The queue sends several statements at once and wants the rows of all of them; for those pg gives a list. */
function withAllRows(result: Rows | readonly Rows[]): Rows {
  return 'rows' in result ? result : { rows: result.flatMap((one) => one.rows) };
}
