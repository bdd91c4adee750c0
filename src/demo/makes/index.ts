// The registry of makes: how the demonstration's pages are built, by name.

import type { Make, MakeName } from '../demo-site.ts';
import { divSoup } from './div-soup.ts';
import { helpCentre } from './help-centre.ts';
import { hydrated } from './hydrated.ts';
import { legacy } from './legacy.ts';
import { pdf } from './pdf.ts';
import { plainText } from './plain-text.ts';
import { press } from './press.ts';
import { scriptRendered } from './script-rendered.ts';
import { semantic } from './semantic.ts';
import { tableLayout } from './table-layout.ts';

export const makes: Readonly<Record<MakeName, Make>> = {
  semantic,
  'table-layout': tableLayout,
  'div-soup': divSoup,
  press,
  'help-centre': helpCentre,
  'script-rendered': scriptRendered,
  hydrated,
  legacy,
  pdf,
  'plain-text': plainText,
};
