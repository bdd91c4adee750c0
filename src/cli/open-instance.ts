// Opens the instance that a command works on: the configuration, and the database brought up to date.

import { type Config, loadConfig, WrongSetting } from '#config.ts';
import { setLogLevel } from '#log.ts';
import { type Database, openDatabase } from '#storage/database.ts';
import { DatabaseUnreachable } from '#storage/database-unreachable.ts';
import { MigrationRefused, migrate } from '#storage/migrate.ts';
import { CommandFailure } from './command-io.ts';

export interface Instance {
  readonly config: Config;
  readonly database: Database;
  close(): Promise<void>;
}

export interface InstanceFlags {
  readonly data?: string | undefined;
  readonly port?: number | undefined;
  readonly host?: string | undefined;
}

/** Opens (and on first use creates) the instance; fails with one sentence, code 2 or 3, when it cannot. */
export async function openInstance(flags: InstanceFlags): Promise<Instance> {
  try {
    const config = loadConfig({
      ...(flags.data === undefined ? {} : { dataDirectory: flags.data }),
      ...(flags.port === undefined ? {} : { port: flags.port }),
      ...(flags.host === undefined ? {} : { host: flags.host }),
    });
    setLogLevel(config.logLevel);
    const database = await openDatabase(config);
    try {
      await migrate(database);
    } catch (cause) {
      await database.close();
      throw cause;
    }
    return { config, database, close: () => database.close() };
  } catch (cause) {
    if (cause instanceof WrongSetting) throw new CommandFailure(2, cause.message, { cause });
    if (cause instanceof DatabaseUnreachable || cause instanceof MigrationRefused) {
      throw new CommandFailure(3, cause.message, { cause });
    }
    throw cause;
  }
}
