// Reads catalog/places.yaml: the places whose law, courts and people documents speak of.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Place } from '#domain/place.ts';
import type { CatalogProblem } from './catalog-error.ts';
import { readEntry } from './read-entry.ts';
import { placesSchema } from './schemas.ts';

/** The places by id, in the file's order; what is wrong is added to `problems`. */
export function loadPlaces(directory: string, problems: CatalogProblem[]): ReadonlyMap<string, Place> {
  const file = 'places.yaml';
  const entry = readEntry({ file, content: readFileSync(join(directory, file), 'utf8') }, placesSchema, problems);
  const places = new Map<string, Place>();
  entry?.value.places.forEach((place, index) => {
    const report = (field: string, sentence: string) =>
      problems.push({ file, line: entry.lineOf(['places', index, field]), sentence });
    if (places.has(place.id)) report('id', `The place "${place.id}" is defined twice.`);
    if (place.within !== null && !places.has(place.within)) {
      report('within', `There is no place "${place.within}" above "${place.id}".`);
    }
    places.set(place.id, { ...place, names: [place.name, ...place.names] });
  });
  return places;
}
