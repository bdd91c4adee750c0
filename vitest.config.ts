// How the tests run: units beside the code, tools' tests, journeys. Two workers, for that is what a small machine
// has; journeys start databases and browsers, so they get more time.

import * as esbuild from 'esbuild';
import { defineConfig } from 'vitest/config';
import { TallyReporter } from './tools/tally-reporter.ts';
import { textModulesForVite } from './tools/text-modules.js';

export default defineConfig({
  plugins: [textModulesForVite(esbuild)],
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'tools/**/*.test.ts', 'test/**/*.test.ts'],
    exclude: ['node_modules/**', 'dist/**'],
    globalSetup: ['./test/support/global-setup.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 120_000,
    teardownTimeout: 20_000,
    reporters: ['default', new TallyReporter()],
  },
});
