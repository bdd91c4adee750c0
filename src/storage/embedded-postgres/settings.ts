// How the embedded server is set: safe against power loss, small in memory and on disk, quiet, no network.
// Apart because these are choices with reasons; they are given at each start, so a new release brings new ones.

const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  max_connections: '40',

  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',

  shared_buffers: '96MB',
  work_mem: '16MB',
  maintenance_work_mem: '96MB',
  effective_cache_size: '1GB',
  huge_pages: 'off',
  // Three helper processes fewer; the files are small and mostly in the page cache.
  io_method: 'sync',
  max_worker_processes: '4',
  max_parallel_workers: '2',
  max_parallel_workers_per_gather: '2',
  max_parallel_maintenance_workers: '2',
  autovacuum: 'on',
  autovacuum_worker_slots: '2',
  autovacuum_max_workers: '2',
  jit: 'off',
  random_page_cost: '1.1',

  // Nothing replicates from here, so the least write-ahead log will do.
  wal_level: 'minimal',
  max_wal_senders: '0',
  // The shipped binaries have no lz4.
  wal_compression: 'pglz',
  // A large import writes each page whole after every checkpoint: few checkpoints, and one at its end that gives the room back.
  max_wal_size: '256MB',
  min_wal_size: '8MB',
  // Small files are made anew as fast as old ones are renamed, and an instance at rest holds none of them.
  wal_recycle: 'off',
  checkpoint_timeout: '15min',

  // A client that died in a long statement is noticed.
  client_connection_check_interval: '10s',

  timezone: 'UTC',
  log_timezone: 'UTC',
  // Seven files, one a weekday, each begun anew a week later. Statements may hold whole documents: not logged.
  logging_collector: 'on',
  log_directory: 'log',
  log_filename: 'server-%a.log',
  log_file_mode: '0600',
  log_rotation_age: '1d',
  log_rotation_size: '0',
  log_truncate_on_rotation: 'on',
  log_min_messages: 'warning',
  log_min_error_statement: 'panic',
  log_checkpoints: 'off',
  log_autovacuum_min_duration: '-1',
};

/** The settings as arguments of the server program. */
export function settingArguments(): readonly string[] {
  return Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
