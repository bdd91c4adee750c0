import { describe, expect, it } from 'vitest';
import type { Severity } from '#domain/analysis.ts';
import type { Trait } from '#domain/trait.ts';
import { tellDifference } from './tell-difference.ts';

const plain = { noun: null, near: [], unless: [], better: null, choices: [], deadline: null };
const traits: Trait[] = [
  { ...plain, id: 'notice', name: 'Notice', kind: 'period' },
  { ...plain, id: 'seat', name: 'Place', kind: 'place' },
];
const side = (name: string, severity: Severity, values: Record<string, [number | string, string]>) => ({
  name,
  found: {
    severity,
    traits: Object.fromEntries(
      Object.entries(values).map(([id, [value, text]]) => [id, { value, text, start: 0, end: text.length }]),
    ),
  },
});
const without = (name: string) => ({ name, found: null });

describe('what differs between platforms', () => {
  it('names each value with those that state it, and those that state none', () => {
    const sides = [
      side('Alder', 'high', { notice: [30, '30 days'], seat: ['x', 'Northport'] }),
      side('Birch', 'medium', { notice: [14, '14 days'], seat: ['x', 'Northport'] }),
      side('Cedar', 'high', { seat: ['x', 'Northport'] }),
      without('Elm'),
    ];
    expect(tellDifference({ traits }, sides)).toBe(
      'Not found at Elm. Severity: high at Alder and Cedar; medium at Birch. Notice: 30 days at Alder; 14 days at Birch; not stated at Cedar.',
    );
  });

  it('sees the same value in other words', () => {
    const sides = [
      side('Alder', 'low', { notice: [30, '30 days'] }),
      side('Birch', 'low', { notice: [30, 'thirty (30) days'] }),
    ];
    expect(tellDifference({ traits }, sides)).toBe('They agree in what was read out of them.');
  });

  it('says so where nothing was read, where one alone has it, and where none has', () => {
    expect(tellDifference({ traits }, [side('Alder', 'low', {}), side('Birch', 'low', {})])).toBe(
      'Nothing was read out of them that differs.',
    );
    expect(tellDifference({ traits }, [side('Alder', 'low', {}), without('Birch')])).toBe(
      'Only Alder was found to have such a clause.',
    );
    expect(tellDifference({ traits }, [without('Alder'), without('Birch')])).toBe(
      'None of them was found to have such a clause.',
    );
  });
});
