// Verifying a package in the reader's own browser. Without the script the page explains how to do the same in a terminal.

import type { Child } from 'hono/jsx';
import { href } from '../../routes.ts';

/** `keys`: what this site says its log's keys are. */
export function VerifyPage({ keys }: { readonly keys: readonly string[] }): Child {
  return (
    <article>
      <h1>Verify a record</h1>
      <p class="lead">
        An evidence package holds everything that is needed to check a record: the text, the archived page, its entry in
        the <a href={href.evidenceLog()}>evidence log</a> and the signed state of the log.
      </p>
      <section id="verify-here" aria-labelledby="here" hidden data-keys={keys.join('\n')}>
        <h2 id="here">In this browser</h2>
        <p>Choose a package (.wacz) or a receipt (.tlog-proof), or drag it here. It stays on your machine.</p>
        <p>
          <label for="verify-file">File</label> <input type="file" id="verify-file" />
        </p>
        <p>
          <label for="verify-key">
            The log’s key, as you have kept it; as this site states it where you leave it as it is
          </label>
          <br />
          <input type="text" id="verify-key" size={60} value={keys.at(-1) ?? ''} />
        </p>
        <div id="verify-result" role="status" aria-live="polite"></div>
      </section>
      <section aria-labelledby="terminal">
        <h2 id="terminal">In a terminal, with this program</h2>
        <p>
          <code>npx atlas verify FILE --key KEY</code> asks nobody and prints every step. The key stands on{' '}
          <a href={href.evidenceLog()}>the page of the log</a>; keep it from before, since whoever could change the
          record could change this page, too.
        </p>
      </section>
      <section aria-labelledby="by-hand">
        <h2 id="by-hand">With public tools alone</h2>
        <p>
          The package is a ZIP file. Unpack it; <code>sha256sum -c SHA256SUMS</code> checks the files, and{' '}
          <code>evidence/README.txt</code> inside tells the rest: the entry, the way to the root, the signature, the
          time-stamp with <code>openssl ts -verify</code>.
        </p>
      </section>
      <section aria-labelledby="steps">
        <h2 id="steps">What is checked</h2>
        <dl>
          <dt>package, manifest, signature</dt>
          <dd>The file is the one that was packed, bit for bit.</dd>
          <dt>archive</dt>
          <dd>What crossed the wire at the capture has the digests that were logged then.</dd>
          <dt>record, clause</dt>
          <dd>The record says what the log says, and the clause is cut out of the logged text at the logged place.</dd>
          <dt>inclusion, checkpoint</dt>
          <dd>The entries are in the log, whose state is signed by its key.</dd>
          <dt>witnesses, time</dt>
          <dd>Others saw the same log, and when. Where nobody did, it is said.</dd>
        </dl>
        <p>
          Not checked, because no file can prove it: that the platform meant what it published, that other readers saw
          the same, and that an archive from which a text was imported recorded it rightly.
        </p>
      </section>
    </article>
  );
}
