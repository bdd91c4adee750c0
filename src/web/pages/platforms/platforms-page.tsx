// All platforms by first letter, with how much is kept of each and when it last changed.

import type { Child } from 'hono/jsx';
import type { DirectoryEntry } from '#queries/platform-directory.ts';
import { Day } from '../../components/moment/moment.tsx';
import { counted } from '../../components/timeline/change-words.ts';
import { href } from '../../routes.ts';

/** The directory; the table is sorted by name. */
export function PlatformsPage({ platforms }: { platforms: readonly DirectoryEntry[] }): Child {
  const documents = platforms.reduce((sum, platform) => sum + platform.documents, 0);
  const letters = byLetter(platforms);
  return (
    <>
      <h1>Platforms</h1>
      <p class="lead">
        {counted(documents, 'document')} of {counted(platforms.length, 'platform')} are kept here.
      </p>
      {letters.length > 6 ? (
        <nav class="letters" aria-label="First letters">
          <ul>
            {letters.map(({ letter }) => (
              <li>
                <a href={`#${anchor(letter)}`}>{letter}</a>
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
      {platforms.length === 0 ? <p>No platform has been captured or imported yet.</p> : <Directory letters={letters} />}
    </>
  );
}

function Directory({ letters }: { letters: readonly Letter[] }): Child {
  return (
    <table class="cards-table">
      <caption>
        Platforms by name. A platform’s last change is the last substantive one of any of its documents.
      </caption>
      <thead>
        <tr>
          <th scope="col">Platform</th>
          <th scope="col" class="number">
            Documents
          </th>
          <th scope="col" class="number">
            Versions
          </th>
          <th scope="col">Last change</th>
          <th scope="col">Last captured</th>
        </tr>
      </thead>
      {letters.map(({ letter, platforms }) => (
        <tbody id={anchor(letter)}>
          {platforms.map((platform) => (
            <DirectoryRow platform={platform} />
          ))}
        </tbody>
      ))}
    </table>
  );
}

function DirectoryRow({ platform }: { platform: DirectoryEntry }): Child {
  return (
    <tr>
      <th scope="row">
        <a href={href.platform(platform.slug)}>{platform.name}</a>
      </th>
      <td class="number" data-label="Documents">
        {platform.documents}
      </td>
      <td class="number" data-label="Versions">
        {platform.versions.toLocaleString('en-GB')}
      </td>
      <td data-label="Last change">
        {platform.lastSubstantiveChangeAt ? (
          <Day at={platform.lastSubstantiveChangeAt} />
        ) : (
          <span class="soft">none recorded</span>
        )}
      </td>
      <td data-label="Last captured">
        {platform.lastCapturedAt ? <Day at={platform.lastCapturedAt} /> : <span class="soft">not yet</span>}
      </td>
    </tr>
  );
}

interface Letter {
  readonly letter: string;
  readonly platforms: DirectoryEntry[];
}

function byLetter(platforms: readonly DirectoryEntry[]): Letter[] {
  const letters: Letter[] = [];
  for (const platform of platforms) {
    const first = platform.name.normalize('NFKD').slice(0, 1).toUpperCase();
    const letter = /\p{L}/u.test(first) ? first : '0–9';
    const last = letters.at(-1);
    if (last?.letter === letter) last.platforms.push(platform);
    else letters.push({ letter, platforms: [platform] });
  }
  return letters;
}

function anchor(letter: string): string {
  return letter === '0–9' ? 'letter-number' : `letter-${letter.toLowerCase()}`;
}
