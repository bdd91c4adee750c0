// What the system tells about processes: a child that works is found, and its time and memory are counted.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { watchMemory } from './memory-watch.ts';
import { databaseProcessesOf, processesOf, processorMsOf } from './process-tree.ts';

const tells = existsSync('/proc/self/smaps_rollup');
const work = `const kept = Buffer.alloc(60e6, 1);
  while (process.cpuUsage().user < 300e3) kept[Date.now() % 1e6] += 1;
  console.log('worked'); setTimeout(() => kept, 60_000);`;

test('a child process is found with its processor time and memory, where the system tells', async () => {
  const child = spawn(process.execPath, ['-e', work], { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const before = processorMsOf(processesOf(process.pid));
    const watch = watchMemory(process.pid, tmpdir());
    await once(child.stdout, 'data');
    const peak = watch.stop();
    expect(processesOf(process.pid).has(child.pid ?? 0)).toBe(tells);
    expect((peak?.bytes ?? 0) > 60e6).toBe(tells);
    expect(processorMsOf(processesOf(process.pid)) - before > 100).toBe(tells);
  } finally {
    child.kill();
    await once(child, 'close');
  }
  expect(processesOf(process.pid).has(child.pid ?? 0)).toBe(false);
});

test('a folder without a database server has no processes', () => {
  expect([...databaseProcessesOf(tmpdir())]).toEqual([]);
});
