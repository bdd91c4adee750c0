// The picture of the layers in ARCHITECTURE.md, drawn from the table so that the two cannot tell different stories.
// `node bin/run.js tools/layers-picture.ts` prints it; a test compares it with the document.

import { type Layer, layers } from './layers.ts';

/** One line per layer, top to bottom: name, purpose, what it may import; a bar between floors. */
export function layersPicture(table: readonly Layer[]): string {
  const floors = new Map<number, Layer[]>();
  for (const layer of table) {
    const floor = floorOf(layer.name, table);
    floors.set(floor, [...(floors.get(floor) ?? []), layer]);
  }
  const lines = [...floors.keys()]
    .sort((a, b) => b - a)
    .map((floor) => (floors.get(floor) ?? []).map((layer) => lineOf(layer, table)).join('\n'));
  return lines.join(`\n${'─'.repeat(110)}\n`);
}

function lineOf(layer: Layer, table: readonly Layer[]): string {
  const names = table.map(({ name }) => name).filter((name) => layer.mayImport.includes(name));
  const imports = names.length > 0 ? `→ ${names.join(' ')}` : 'imports nothing of ours';
  return `${shown(layer).padEnd(15)} ${layer.purpose.padEnd(36)} ${imports}`.trimEnd();
}

function shown({ name, hasSeparateParts }: Layer): string {
  return hasSeparateParts ? `${name}/*` : name;
}

/** How many layers lie below: 0 for one that imports nothing. */
function floorOf(name: string, table: readonly Layer[]): number {
  const below = table.find((layer) => layer.name === name)?.mayImport ?? [];
  return below.reduce((highest, other) => Math.max(highest, floorOf(other, table) + 1), 0);
}

if ((process.argv[1] ?? '').endsWith('layers-picture.ts')) console.log(layersPicture(layers));
