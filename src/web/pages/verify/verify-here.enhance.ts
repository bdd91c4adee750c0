// Verifies a package in the reader's browser: nothing is sent anywhere. The code that checks is that of `atlas verify`.

import { parseNoteKey } from '#capabilities/evidence/signed-note.ts';
import { verifyPackage } from '#capabilities/evidence/verify-package.ts';
import { webPrimitives } from '#capabilities/evidence/web-primitives.ts';

const marks: Readonly<Record<string, string>> = { passed: '✓', failed: '✗ FAILED', 'not-checked': '– not checked,' };
const section = document.getElementById('verify-here');
const file = document.getElementById('verify-file');
const key = document.getElementById('verify-key');
const result = document.getElementById('verify-result');
// Browsers offer this part of themselves to pages that came over https or from the machine itself.
const subtle = globalThis.crypto?.subtle;

if (section && subtle && result && file instanceof HTMLInputElement && key instanceof HTMLInputElement) {
  const primitives = webPrimitives(subtle);
  section.hidden = false;
  const check = async (chosen: File | undefined) => {
    if (!chosen) return;
    result.replaceChildren(words('p', `Checking ${chosen.name} …`));
    try {
      const keys = await Promise.all(
        key.value
          .split(/\s+/)
          .filter(Boolean)
          .map((text) => parseNoteKey(primitives, text)),
      );
      if (keys.includes(null)) return show('What stands in the field is no key of a log.', []);
      const bytes = new Uint8Array(await chosen.arrayBuffer());
      const verification = await verifyPackage(bytes, { primitives, keys: keys.filter((one) => one !== null) });
      if (verification.kind === 'not-a-package') return show(verification.sentence, []);
      const verdict = verification.ok ? 'Verified: every step that could be taken was passed.' : 'Not verified.';
      show(`${chosen.name}: ${verdict}`, verification.steps);
    } catch {
      show('The file could not be read.', []);
    }
  };
  const show = (verdict: string, steps: readonly { name: string; state: string; words: string }[]) => {
    const list = document.createElement('ol');
    for (const step of steps) list.append(words('li', `${marks[step.state] ?? ''} ${step.name}: ${step.words}`));
    const strong = words('p', '');
    strong.append(words('strong', verdict));
    result.replaceChildren(strong, list);
  };
  file.addEventListener('change', () => void check(file.files?.[0]));
  for (const name of ['dragover', 'drop']) {
    document.addEventListener(name, (event) => {
      event.preventDefault();
      if (event instanceof DragEvent && name === 'drop') void check(event.dataTransfer?.files[0]);
    });
  }
}

function words(tag: string, text: string): HTMLElement {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
}
