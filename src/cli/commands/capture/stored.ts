// The part of `atlas capture` that works on an instance: documents it knows, what is due, and an address to be kept.

import { type Catalog, loadCatalog } from '#catalog/load-catalog.ts';
import type { CaptureTarget } from '#domain/source.ts';
import { captureHeld, claimWhenFree, usualLeaseSeconds } from '#jobs/hold-claim.ts';
import { openLookTools } from '#jobs/open-capture-tools.ts';
import { syncCatalogTargets } from '#jobs/sync-catalog-targets.ts';
import type { CaptureReport } from '#pipeline/capture-document.ts';
import type { CaptureTools, LookTools } from '#pipeline/capture-tools.ts';
import { makeJudgement } from '#pipeline/judgement.ts';
import { prepareInstance } from '#pipeline/prepare-instance.ts';
import { openBlobs } from '#storage/blobs.ts';
import { type Claim, claimDue } from '#storage/schedule.ts';
import { findTargets, saveTargets } from '#storage/sources.ts';
import { CommandFailure, print, printJson } from '../../command-io.ts';
import { type Instance, openInstance } from '../../open-instance.ts';
import { type CaptureAnswer, type CaptureFlags, exitCodeOf, reasonOf, withFile } from '../capture.ts';

/** Captures documents that the instance knows, and prints a line for each. */
export async function captureStored(flags: CaptureFlags): Promise<void> {
  if (!flags.due && flags.platform === undefined && flags.document === undefined) {
    throw new CommandFailure(2, 'capture needs --platform, --document, --due or --url.');
  }
  const instance = await openInstance(flags);
  const opened = await openLookTools({ ...instance.config.capture, dataDirectory: instance.config.dataDirectory });
  try {
    const catalog = loadCatalog();
    const { region } = instance.config.capture;
    await syncCatalogTargets(instance.database, catalog, { region, now: new Date() });
    await prepareInstance(instance.database, catalog);
    const look = flags.file === undefined ? opened : await withFile(opened, flags.file);
    const tools = captureTools(instance, catalog, look);
    for (const sentence of opened.notices) process.stderr.write(`${sentence}\n`);
    if (flags.due) await captureDue(tools, flags);
    else await captureNamed(tools, flags);
  } finally {
    await opened.close();
    await instance.close();
  }
}

function captureTools({ database, config }: Instance, catalog: Catalog, look: LookTools): CaptureTools {
  return { ...look, database, blobs: openBlobs(config), judgement: makeJudgement(catalog) };
}

async function captureDue(tools: CaptureTools, flags: CaptureFlags): Promise<void> {
  const nextClaim = () => claimDue(tools.database, { now: tools.now(), leaseSeconds: usualLeaseSeconds });
  for (let claim = await nextClaim(); claim !== null; claim = await nextClaim()) {
    await tell(await captureHeld(tools, claim), flags);
  }
}

async function captureNamed(tools: CaptureTools, flags: CaptureFlags): Promise<void> {
  const targets = await findTargets(tools.database, flags);
  if (targets.length === 0) {
    throw new CommandFailure(2, 'nothing is declared by that name; see catalog/platforms for names, or use --url.');
  }
  if (flags.file !== undefined && targets.length > 1) {
    throw new CommandFailure(
      2,
      `--file is one document, and ${targets.length} go by that name; name it with --document.`,
    );
  }
  let worst = 0;
  for (const { id } of targets) {
    const report = await captureHeld(tools, await claimNow(tools, id), wayOf(flags));
    await tell(report, flags);
    if (report) worst = Math.max(worst, exitCodeOf(report.outcome) === 0 ? 0 : 1);
    if (report && targets.length === 1) worst = exitCodeOf(report.outcome);
  }
  process.exitCode = worst;
}

function wayOf({ file }: CaptureFlags): { readonly isUpload: boolean } {
  return { isUpload: file !== undefined };
}

async function claimNow(tools: CaptureTools, targetId: number): Promise<Claim> {
  const claim = await claimWhenFree(tools, targetId);
  if (!claim) throw new CommandFailure(3, 'a worker is capturing this document; try again in a minute.');
  return claim;
}

async function tell(report: CaptureReport | null, { json }: CaptureFlags): Promise<void> {
  if (report === null) return;
  if (json) return printJson({ ...answerOfReport(report) });
  await print(`${report.platformName} · ${report.documentName}: ${report.outcome}. ${report.sentence}\n`);
}

function answerOfReport(report: CaptureReport): CaptureAnswer {
  const { outcome, reasons, sentence, platformName, documentName, versionNumber } = report;
  const names = { platform: platformName, document: documentName, version: versionNumber };
  return { outcome, reason: reasonOf(outcome, reasons), reasons, sentence, ...names, stored: true };
}

export interface KeptAddress {
  readonly tools: LookTools;
  readonly catalog: Catalog;
  readonly target: CaptureTarget;
  readonly isUpload: boolean;
  readonly flags: CaptureFlags;
}

/** Captures an address and keeps it as a source that the operator declared. */
export async function captureKept({ tools, catalog, target, isUpload, flags }: KeptAddress): Promise<CaptureAnswer> {
  if (target.documentType === '') throw new CommandFailure(2, 'an address that is kept needs its --type.');
  const instance = await openInstance(flags);
  try {
    const { database } = instance;
    await prepareInstance(database, catalog);
    await database.transaction((transaction) =>
      saveTargets(transaction, [target], { declaredIn: 'operator', isWhole: false, now: tools.now() }),
    );
    const [stored] = (await findTargets(database, { platform: target.platformName })).filter(
      ({ documentName, vantage }) =>
        documentName === target.documentName &&
        vantage.language === target.vantage.language &&
        vantage.region === target.vantage.region,
    );
    if (!stored) throw new Error('A target that was saved is not there.');
    const using = captureTools(instance, catalog, tools);
    const report = await captureHeld(using, await claimNow(using, stored.id), { isUpload });
    if (!report) throw new CommandFailure(3, 'another worker captured this document at the same time.');
    return answerOfReport(report);
  } finally {
    await instance.close();
  }
}
