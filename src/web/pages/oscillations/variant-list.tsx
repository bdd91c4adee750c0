// The texts that a document swings between, each to read, and each to compare with the one before it.

import type { Child } from 'hono/jsx';
import type { Oscillation } from '#domain/oscillation.ts';
import { counted } from '../../components/timeline/change-words.ts';
import { type DocumentAddress, href, versionReference } from '../../routes.ts';

interface VariantListProps {
  readonly oscillation: Oscillation;
  readonly address: DocumentAddress;
  readonly documentNumber: number;
}

/** Texts listed; the rest is counted. */
const mostListed = 8;

/** The variants of an oscillation. */
export function VariantList({ oscillation, address, documentNumber }: VariantListProps): Child {
  const { variants } = oscillation;
  const listed = variants.slice(0, mostListed);
  const [first] = variants;
  return (
    <ul class="plain-list">
      {listed.map((variant, index) => (
        <li>
          <a href={href.versionByNumber(address, variant.lastNumber)}>
            Text {index + 1}: version {variant.lastNumber}
          </a>{' '}
          <span class="soft small">
            seen {counted(variant.times, 'time')}, first as version {variant.firstNumber}
          </span>
          {first && index > 0 ? (
            <>
              {' '}
              ·{' '}
              <a
                href={href.compare({
                  from: versionReference(documentNumber, first.lastNumber),
                  to: versionReference(documentNumber, variant.lastNumber),
                })}
              >
                compare text 1 with text {index + 1}
              </a>
            </>
          ) : null}
        </li>
      ))}
      {variants.length > mostListed ? (
        <li class="soft">{counted(variants.length - mostListed, 'further text')}</li>
      ) : null}
    </ul>
  );
}
