// The two texts of an evidence package for people: what it states, and how to check it by hand.

import type { PackageRecord } from './package-record.ts';

export interface StatementFacts {
  readonly record: PackageRecord;
  readonly origin: string;
  readonly size: number;
  readonly signedAt: string;
  readonly keys: readonly string[];
  readonly software: string;
}

/** What the record states, what that rests on, and what it does not claim. */
export function statementText({ record, origin, size, signedAt, software }: StatementFacts): string {
  const { version, before, clause, imported, capture } = record;
  const kind = clause ? 'provision' : before ? 'change' : 'document';
  const source = imported
    ? `The text was not captured by this instance. It was imported from the archive "${imported.from}", which recorded it
in commit ${imported.commit}. The import proves that this text was in that archive when it was entered in the log;
that the platform published it, and when, rests on that archive.`
    : capture
      ? `The text was read from what crossed the wire at capture ${capture.number}. The exchange is in archive/data.warc.gz.`
      : 'How the text came in is not part of this package.';
  return `${record.id}
${record.platform}, ${record.documentName} (${record.document})
${record.url}

This package is about the ${kind} ${record.id}. It rests on version ${version.number} of the document, of ${version.capturedAt}.
Its text is evidence/text.md, ${version.text}.
${before ? `The version before, ${before.number} of ${before.capturedAt}, is evidence/text-before.md, ${before.text}.\n` : ''}${
  clause
    ? `\nThe provision reads (characters ${clause.start} to ${clause.end} of the text, counted in UTF-16 units):\n\n${clause.quote}\n`
    : ''
}
${source}

What is stated here was entered in the evidence log ${origin}, whose state at ${size} entries was signed at ${signedAt}.

What this does not claim: that the platform meant what the text says, that other readers saw the same (another region,
language, login or test), that the text binds anybody, or that a court must admit it.

Made by ${software}.
`;
}

/** How to check the package without this program. */
export function readmeText({ origin, size, keys }: StatementFacts): string {
  return `How to check this package without ConductAtlas

1. The files are those that were packed:
     sha256sum -c SHA256SUMS
   and the manifest is the one that was signed: the output of
     sha256sum datapackage.json
   is the "hash" in datapackage-digest.json.

2. The text is the one that was logged: the output of
     sha256sum evidence/text.md
   is "text" in evidence/version.entry.json; the clause is cut out of it at "start" and "end" (UTF-16 units).

3. The entry is in the log. evidence/version.tlog-proof is a receipt in the form of c2sp.org/tlog-proof: its line "extra"
   is the entry in base64, and the lines below "index" lead from SHA-256(0x00, entry) to the root in the checkpoint, each
   step SHA-256(0x01, left, right), as RFC 6962 has it. Any tlog library checks it.

4. The checkpoint is signed by the log ${origin}, size ${size}. Its key should be the one that the log has always
   published, not merely this one:
     ${keys.join('\n     ')}
   It is a signed note (c2sp.org/signed-note), Ed25519.

5. If evidence/checkpoint.tsr is there, an authority saw the checkpoint at the time that it states:
     openssl ts -verify -in evidence/checkpoint.tsr -data evidence/checkpoint.txt -CAfile THE-AUTHORITY'S-ROOT.pem
   The certificates that came with it are in evidence/tsa-chain.pem.

6. archive/data.warc.gz, where it is not empty, holds what crossed the wire; "warcio check" verifies its digests, and
   replayweb.page shows this whole package as a web archive.

evidence/statement.txt, and evidence/statement.pdf where it is there, say in words what the package states.

With ConductAtlas all this is: atlas verify FILE --key KEY
`;
}
