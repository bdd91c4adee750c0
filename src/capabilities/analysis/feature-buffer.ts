// The features of one passage, in arrays that are used again for the next one: what each is, to which group it
// belongs, and where its words stand. A feature counts once, however often it occurs.

/** Groups are weighed apart from each other, each by the number of its features. */
export const featureGroups = ['words', 'concepts', 'pieces', 'before', 'after', 'heading', 'rules', 'vector'] as const;

export const group = {
  words: 0,
  concepts: 1,
  pieces: 2,
  before: 3,
  after: 4,
  heading: 5,
  rules: 6,
  vector: 7,
} as const;

export interface FeatureBuffer {
  count: number;
  ids: Uint32Array;
  groups: Uint8Array;
  starts: Uint32Array;
  ends: Uint32Array;
  readonly groupCounts: Uint32Array;
  /** The direction of the passage among word vectors, for readers that have them. */
  vector: Int8Array | null;
  /** An open hash table of the ids seen since the last clearing. */
  slots: Uint32Array;
  slotStamps: Uint32Array;
  stamp: number;
}

export function makeFeatureBuffer(): FeatureBuffer {
  return {
    count: 0,
    ...room(2048),
    groupCounts: new Uint32Array(featureGroups.length),
    vector: null,
    slots: new Uint32Array(4096),
    slotStamps: new Uint32Array(4096),
    stamp: 1,
  };
}

export function clearFeatures(buffer: FeatureBuffer): void {
  buffer.count = 0;
  buffer.groupCounts.fill(0);
  buffer.vector = null;
  buffer.stamp += 1;
  if (buffer.stamp < 0xffffffff) return;
  buffer.slotStamps.fill(0);
  buffer.stamp = 1;
}

/** Takes a feature in unless it is there already. Called a thousand times a passage, hence no object. */
// biome-ignore lint/complexity/useMaxParams: an object per feature would cost more than the feature.
export function addFeature(buffer: FeatureBuffer, inGroup: number, id: number, start: number, end: number): void {
  if (buffer.count * 2 >= buffer.slots.length) grow(buffer);
  const { slots, slotStamps, stamp } = buffer;
  const mask = slots.length - 1;
  let slot = id & mask;
  while (slotStamps[slot] === stamp) {
    if (slots[slot] === id) return;
    slot = (slot + 1) & mask;
  }
  slots[slot] = id;
  slotStamps[slot] = stamp;
  const at = buffer.count;
  buffer.ids[at] = id;
  buffer.groups[at] = inGroup;
  buffer.starts[at] = start;
  buffer.ends[at] = end;
  buffer.groupCounts[inGroup] = (buffer.groupCounts[inGroup] as number) + 1;
  buffer.count = at + 1;
}

function room(size: number): Pick<FeatureBuffer, 'ids' | 'groups' | 'starts' | 'ends'> {
  return {
    ids: new Uint32Array(size),
    groups: new Uint8Array(size),
    starts: new Uint32Array(size),
    ends: new Uint32Array(size),
  };
}

function grow(buffer: FeatureBuffer): void {
  const old = { ids: buffer.ids, groups: buffer.groups, starts: buffer.starts, ends: buffer.ends };
  const size = buffer.slots.length * 2;
  Object.assign(buffer, room(size / 2));
  buffer.ids.set(old.ids);
  buffer.groups.set(old.groups);
  buffer.starts.set(old.starts);
  buffer.ends.set(old.ends);
  buffer.slots = new Uint32Array(size);
  buffer.slotStamps = new Uint32Array(size);
  buffer.stamp = 1;
  for (let at = 0; at < buffer.count; at++) {
    const id = buffer.ids[at] as number;
    let slot = id & (size - 1);
    while (buffer.slotStamps[slot] === 1) slot = (slot + 1) & (size - 1);
    buffer.slots[slot] = id;
    buffer.slotStamps[slot] = 1;
  }
}
