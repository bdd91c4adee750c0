// Whom the operator wants to vouch for the evidence log, and the guarded way out to reach them.

import { readFile } from 'node:fs/promises';
import { openResolver } from '#capabilities/capture/resolve-names.ts';
import { openSender } from '#capabilities/capture/send-guarded.ts';
import { fromBase64 } from '#capabilities/evidence/bytes.ts';
import { nodePrimitives } from '#capabilities/evidence/node-primitives.ts';
import { type NoteKey, parseNoteKey } from '#capabilities/evidence/signed-note.ts';
import { type Config, WrongSetting } from '#config.ts';
import type { Vouchers } from '#pipeline/anchor-log.ts';
import { softwareName } from '#pipeline/software-name.ts';

/** Null where nobody is to be asked. Throws WrongSetting for keys and certificates that cannot be read. */
export async function openVouchers({ evidenceLog, capture }: Config): Promise<Vouchers | null> {
  const { witnesses, timeStampAuthorities, timeStampRoots, calendars } = evidenceLog;
  if (witnesses.length + timeStampAuthorities.length + calendars.length === 0) return null;
  const contact = capture.contact === null ? 'no contact stated' : `+${capture.contact}`;
  const egress = {
    policy: { allowedPorts: [80, 443], allowPrivate: capture.allowPrivate, resolve: openResolver() },
    upstreamProxy: capture.proxyUrl === null ? null : new URL(capture.proxyUrl),
    connectTimeoutMs: 15_000,
  };
  return {
    witnesses: await Promise.all(witnesses.map(witnessOf)),
    authorities: timeStampAuthorities,
    calendars,
    roots: timeStampRoots === null ? [] : await rootsIn(timeStampRoots),
    send: openSender(egress, `${softwareName()} (${contact})`),
    now: () => new Date(),
  };
}

async function witnessOf(text: string): Promise<{ key: NoteKey; url: string }> {
  const at = text.indexOf('#');
  const key = await parseNoteKey(nodePrimitives, text.slice(at + 1));
  if (key?.kind !== 'cosignature')
    throw new WrongSetting(`ATLAS_LOG_WITNESSES names ${text}, which has no witness’s key.`);
  return { key, url: text.slice(0, at) };
}

async function rootsIn(path: string): Promise<Uint8Array[]> {
  const pem = await readFile(path, 'utf8').catch(() => '');
  const blocks = [...pem.matchAll(/-----BEGIN CERTIFICATE-----([\s\S]*?)-----END CERTIFICATE-----/g)];
  const roots = blocks.map(([, body = '']) => fromBase64(body.replace(/\s/g, '')));
  const read = roots.filter((root) => root !== null);
  if (read.length === 0) throw new WrongSetting(`ATLAS_TIMESTAMP_ROOTS names ${path}, which holds no certificate.`);
  return read;
}
