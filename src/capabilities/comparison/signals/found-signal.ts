// What each finder of binding words answers, and the passage as they all read it.

import type { SignalKind, SignalWords } from '#domain/change.ts';
import type { Tokens } from './tokens.ts';

export interface FoundSignal extends SignalWords {
  readonly kind: SignalKind;
  /** Equal for words that bind to the same: "30 days" and "thirty (30) days". */
  readonly key: string;
}

/** A passage, its tokens and its language as an index into `languageCodes`, -1 where it is not known. */
export interface Passage {
  readonly tokens: Tokens;
  readonly language: number;
}

/** Where a finder stopped: the token after what it found. */
export interface Find {
  readonly signal: FoundSignal;
  readonly next: number;
}

/** A signal over the tokens `first` to `last`. */
export function signalOver(
  { tokens }: Passage,
  [first, last]: readonly [number, number],
  rest: { readonly kind: SignalKind; readonly key: string; readonly value?: number; readonly unit?: string },
): FoundSignal {
  const [start, end] = [tokens.starts[first]!, tokens.ends[last]!];
  const { kind, key, value, unit } = rest;
  return {
    kind,
    key,
    start,
    end,
    text: tokens.text.slice(start, end),
    ...(value === undefined ? {} : { value }),
    ...(unit === undefined ? {} : { unit }),
  };
}
