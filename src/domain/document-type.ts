// A document type: what kind of document a platform keeps (terms of service, privacy policy …). The entries are
// files in catalog/document-types; names agree with those of Open Terms Archive.

export interface DocumentType {
  readonly id: string;
  /** Title-cased, as in Open Terms Archive: `Terms of Service`. */
  readonly name: string;
  /** What the document is about, in one phrase. */
  readonly topic: string;
  readonly description: string;
  /** Other names met for it. */
  readonly aliases: readonly string[];
}
