import { describe, expect, it } from 'vitest';
import { featureGroups } from '#capabilities/analysis/feature-buffer.ts';
import { probabilityOf, readModel, scoreLabels } from '#capabilities/analysis/linear-model.ts';
import { makeFeatureReader, readFeatures } from '#capabilities/analysis/read-features.ts';
import { trainModel } from './train-model.ts';
import { trainingRow } from './training-row.ts';

const reader = makeFeatureReader('en', new Map());
const things = ['lamp', 'chair', 'table', 'shelf', 'clock', 'stove', 'carpet', 'mirror'];

const rows = () =>
  Array.from({ length: 80 }, (_, at) => {
    const isRefund = at % 2 === 0;
    const thing = things[at % things.length];
    const text = isRefund ? `no refund is given for any ${thing} you bought` : `the ${thing} is sent to your home`;
    return trainingRow(readFeatures(reader, text), at % 5, Int8Array.of(isRefund ? 1 : -1));
  });

const plan = {
  labels: ['no-refund'],
  cost: 1,
  positiveCost: 1,
  rounds: 20,
  groupScales: featureGroups.map(() => 1),
  fewestUnits: 1,
};

describe('trainModel', () => {
  it('makes a model that finds what it was shown, with a probability', () => {
    const model = readModel(trainModel(rows(), plan).bytes);
    const chanceOf = (text: string) => {
      const scores = new Float64Array(1);
      scoreLabels(model, readFeatures(reader, text), scores);
      const label = model.labels[0];
      if (label === undefined) throw new Error('The model has no label.');
      return { chance: probabilityOf(label, scores[0] ?? 0), isGiven: (scores[0] ?? 0) > label.threshold };
    };
    expect(chanceOf('no refund is given for the sofa').isGiven).toBe(true);
    expect(chanceOf('no refund is given for the sofa').chance).toBeGreaterThan(0.6);
    expect(chanceOf('the sofa is sent to your home').isGiven).toBe(false);
    expect(chanceOf('the sofa is sent to your home').chance).toBeLessThan(0.4);
  });

  it('makes the same bytes of the same rows', () => {
    expect(trainModel(rows(), plan).bytes.equals(trainModel(rows(), plan).bytes)).toBe(true);
  });

  it('scores each row by a model that had not seen its fold', () => {
    const { unseenScores } = trainModel(rows(), plan);
    rows().forEach((row, at) => {
      expect(Math.sign(unseenScores[0]?.[at] ?? 0)).toBe(row.truth[0]);
    });
  });

  it('refuses bytes that are no model', () => {
    expect(() => readModel(new Uint8Array(16))).toThrow('not a model');
  });
});
