// Opens the instance that a command works on: the configuration, and the database brought up to date.

import { type Config, loadConfig } from '#config.ts';
import { type Database, openDatabase } from '#storage/database.ts';
import { DatabaseUnreachable } from '#storage/database-unreachable.ts';
import { migrate } from '#storage/migrate.ts';
import { CommandFailure } from './command-io.ts';

export interface Instance {
  readonly config: Config;
  readonly database: Database;
  close(): Promise<void>;
}

/** Opens (and on first use creates) the instance; fails with exit code 3 and one sentence when it cannot. */
export async function openInstance(flags: { readonly data?: string | undefined }): Promise<Instance> {
  const config = loadConfig(flags.data ? { dataDirectory: flags.data } : {});
  try {
    const database = await openDatabase(config);
    await migrate(database);
    return { config, database, close: () => database.close() };
  } catch (cause) {
    if (cause instanceof DatabaseUnreachable) throw new CommandFailure(3, cause.message, { cause });
    throw cause;
  }
}
