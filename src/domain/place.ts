// Places whose law, courts or people a document may speak of: countries, unions, states. The entries stand in
// catalog/places.yaml.

export interface Place {
  /** ISO 3166 in lower case where there is one: `us`, `us-ca`, `de`; `eu` for the Union. */
  readonly id: string;
  readonly name: string;
  /** The place that it lies within; null at the top. */
  readonly within: string | null;
  /** Every spelling in which documents name it, in whatever language; matched with its letter case. */
  readonly names: readonly string[];
}

/** Whether the first place is the second or lies in it; `within` gives what each place lies within. */
export function liesWithin(within: ReadonlyMap<string, string | null>, inner: string, outer: string): boolean {
  for (let place: string | null | undefined = inner; place; place = within.get(place)) if (place === outer) return true;
  return false;
}

/** The name inside a sentence: "the United States", "California". */
export function placeInWords(name: string): string {
  return withArticle.test(name) ? `the ${name}` : name;
}

const withArticle =
  /^(?:United|European|Netherlands|Philippines|District of|Bahamas|Maldives|Gambia|Isle of|Republic of|Federated)|(?:Republic|Islands|Emirates|Union)$/;
