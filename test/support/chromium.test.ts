// The browser the journeys need can be had on this machine.

import { expect, test } from 'vitest';
import { launchChromium } from './chromium.ts';

test('a browser starts and shows a page without scripts', async () => {
  const browser = await launchChromium();
  try {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.setContent('<script>document.body.innerHTML = ""</script><h1>Clause 4</h1>');
    expect(await page.textContent('h1')).toBe('Clause 4');
    expect((await page.screenshot()).length).toBeGreaterThan(1000);
  } finally {
    await browser.close();
  }
});
