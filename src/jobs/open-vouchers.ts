// Whom the operator wants to vouch for the evidence log, and the guarded way out to reach them.

import { readFile } from 'node:fs/promises';
import { openResolver } from '#capabilities/capture/resolve-names.ts';
import { openSender, type SendGuarded } from '#capabilities/capture/send-guarded.ts';
import { fromBase64 } from '#capabilities/evidence/bytes.ts';
import { nodePrimitives } from '#capabilities/evidence/node-primitives.ts';
import { type NoteKey, parseNoteKey } from '#capabilities/evidence/signed-note.ts';
import { type Config, WrongSetting } from '#config.ts';
import type { Vouchers } from '#pipeline/anchor-log.ts';
import type { WaybackTools } from '#pipeline/save-to-wayback.ts';
import { softwareName } from '#pipeline/software-name.ts';

/** Null where nobody is to be asked. Throws WrongSetting for keys and certificates that cannot be read. */
export async function openVouchers({ evidenceLog, capture }: Config): Promise<Vouchers | null> {
  const { witnesses, timeStampAuthorities, timeStampRoots, calendars } = evidenceLog;
  if (witnesses.length + timeStampAuthorities.length + calendars.length === 0) return null;
  return {
    witnesses: await Promise.all(witnesses.map(witnessOf)),
    authorities: timeStampAuthorities,
    calendars,
    roots: timeStampRoots === null ? [] : await rootsIn(timeStampRoots),
    send: senderOf(capture),
    now: () => new Date(),
  };
}

/** Null where the operator has not turned it on. */
export function openWayback({ evidenceLog, capture }: Config): WaybackTools | null {
  if (!evidenceLog.isWaybackOn) return null;
  const [saveUrl, availableUrl] = ['https://web.archive.org', 'https://archive.org'];
  return { send: senderOf(capture), now: () => new Date(), saveUrl, availableUrl };
}

function senderOf({ contact, allowPrivate, proxyUrl }: Config['capture']): SendGuarded {
  const egress = {
    policy: { allowedPorts: [80, 443], allowPrivate, resolve: openResolver() },
    upstreamProxy: proxyUrl === null ? null : new URL(proxyUrl),
    connectTimeoutMs: 15_000,
  };
  return openSender(egress, `${softwareName()} (${contact === null ? 'no contact stated' : `+${contact}`})`);
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
