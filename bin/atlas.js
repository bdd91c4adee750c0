#!/usr/bin/env node
// The program as people start it: brings dist/ up to date with src/ if need be, then runs it.

import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { currentBuild } from '../tools/current-build.js';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`atlas: Node.js 20.19 or later is needed, this is ${process.versions.node}.`);
  process.exit(2);
}

try {
  const { folder, warning } = await currentBuild(resolve(import.meta.dirname, '..'));
  if (warning) console.error(`atlas: ${warning}.`);
  if (process.env.ATLAS_LOG_LEVEL === 'debug') process.setSourceMapsEnabled(true);
  await import(pathToFileURL(join(folder, 'main.js')).href);
} catch (cause) {
  const isDebug = process.env.ATLAS_LOG_LEVEL === 'debug';
  const missing = cause instanceof Error && 'code' in cause && cause.code === 'ERR_MODULE_NOT_FOUND';
  if (isDebug) console.error(cause);
  else if (missing) console.error(`atlas: ${cause.message.split('\n')[0]}; run "npm ci" first.`);
  else console.error(`atlas: ${cause instanceof Error ? cause.message : cause}`);
  process.exitCode = 3;
}
