// The citation styles on offer, in the order in which pages list them. To add one: a file here and a line below.

import { apa } from './apa.ts';
import { bibtex } from './bibtex.ts';
import { bluebook } from './bluebook.ts';
import { cslJson } from './csl-json.ts';
import { oscola } from './oscola.ts';
import { plain } from './plain.ts';
import { ris } from './ris.ts';
import type { CitationStyle } from './style.ts';

export const styles: readonly CitationStyle[] = [plain, apa, bluebook, oscola, bibtex, ris, cslJson];
