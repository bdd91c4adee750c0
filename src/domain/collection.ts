// A collection: an archive that versions are imported from, and under which terms its records may be used.

export interface CollectionTerms {
  readonly id: string;
  readonly name: string;
  readonly licence: string;
  readonly attribution: string;
  readonly originUrl: string;
}
