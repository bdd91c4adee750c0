import { expect, it } from 'vitest';
import type { ProvisionPlace } from '#domain/record.ts';
import { marginMarks } from './margin-marks.ts';

const address = { platform: 'tidewell', document: 'terms-of-service' };
const place = (id: string, firstBlock: number): ProvisionPlace => ({
  id,
  start: 0,
  end: 1,
  firstBlock,
  lastBlock: firstBlock,
  labels: [],
});

it('stacks the marks of one paragraph with several rules, each leading to its record', () => {
  const marks = marginMarks(
    [place('CA-P-000001', 3), place('CA-P-000002', 3), place('CA-P-000003', 4)],
    address,
    (id) => id,
  );
  expect(marks.get(3)).toMatch(/^<span class="marks"><a .*ca-p-000001.*<\/a><a .*ca-p-000002.*<\/a><\/span>$/i);
  expect(marks.get(4)).toMatch(/^<a class="mark" [^>]*ca-p-000003[^>]*>[^<]*<\/a>$/i);
});
