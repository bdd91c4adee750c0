// A version as facts: its text block by block, its provisions by position, the document's timeline.

import { parsePublicId } from '#domain/ids.ts';
import type { CaptureMark, DocumentTimeline, VersionText } from '#domain/record.ts';
import { href } from '../../routes.ts';
import { addressOf } from './version-facts.ts';

/** The JSON twin of a document's or a version's page. */
export function documentJson(
  text: VersionText,
  { timeline, captures }: { readonly timeline: DocumentTimeline; readonly captures: readonly CaptureMark[] },
  publicUrl: string,
): unknown {
  const address = addressOf(text.document);
  const { separators: _, ...facts } = text;
  return {
    ...facts,
    url: publicUrl + href.versionByNumber(address, text.version.number),
    hashCovers: 'the Markdown of the version in UTF-8',
    provisions: text.provisions.map((provision) => ({
      ...provision,
      url: publicUrl + href.provision(address, parsePublicId('provision', provision.id) ?? 0),
    })),
    captures: captures.map((capture) => ({ ...capture, url: publicUrl + href.capture(capture.id) })),
    timeline: {
      versions: timeline.versions.map((version) => ({
        ...version,
        url: publicUrl + href.versionByNumber(address, version.number),
      })),
      changes: timeline.changes.map((change) => ({
        ...change,
        url: publicUrl + href.change(address, parsePublicId('change', change.id) ?? 0),
      })),
    },
  };
}
