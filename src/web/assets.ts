// The site's own files, served from memory under names that carry their content hash.

import { copyCitation } from './components/citation-box/copy-citation.ts';
import { themeChoice } from './components/theme-choice/theme-choice.ts';
import { lastLooked } from './components/version-picker/last-looked.ts';
import type { Enhancement } from './enhancement.ts';
import { verifyHere } from './pages/verify/verify-here.ts';
import type { Content } from './respond.ts';
import { stylesheet } from './styles/stylesheet.ts';

/** Every script that some page loads; a page's `enhancements` must be listed here to be served. */
const enhancements: readonly Enhancement[] = [themeChoice, copyCitation, lastLooked, verifyHere];

const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><style>path{fill:none;stroke:#174a84;stroke-width:3}@media(prefers-color-scheme:dark){path{stroke:#9cc3f2}}</style><path d="M7 4h13l6 6v18H7zM12 13h9M12 18h9M12 23h5"/></svg>`;

/** Path to content of every asset. */
export const assets: ReadonlyMap<string, Content> = new Map<string, Content>([
  [stylesheet.path, immutable(stylesheet.text, 'text/css; charset=utf-8')],
  ['/assets/icon.svg', { body: icon, mediaType: 'image/svg+xml', status: 200 }],
  ...enhancements.map((script): [string, Content] => [
    script.path,
    immutable(script.source, 'text/javascript; charset=utf-8'),
  ]),
]);

function immutable(body: string, mediaType: string): Content {
  return { body, mediaType, status: 200, isImmutable: true };
}
