// One step of a verification, in words that a reader understands without us.

export interface VerifyStep {
  /** Stable names that scripts rely on. */
  readonly name:
    | 'package'
    | 'manifest'
    | 'signature'
    | 'archive'
    | 'record'
    | 'clause'
    | 'inclusion'
    | 'checkpoint'
    | 'witnesses'
    | 'time'
    | 'remembered';
  /** False only where it failed; what is absent is told in words and fails nothing. */
  readonly ok: boolean;
  readonly state: 'passed' | 'failed' | 'not-checked';
  readonly words: string;
}

export function passed(name: VerifyStep['name'], words: string): VerifyStep {
  return { name, ok: true, state: 'passed', words };
}

export function failed(name: VerifyStep['name'], words: string): VerifyStep {
  return { name, ok: false, state: 'failed', words };
}

/** What the file does not hold, or what cannot be told without more. */
export function notChecked(name: VerifyStep['name'], words: string): VerifyStep {
  return { name, ok: true, state: 'not-checked', words };
}
