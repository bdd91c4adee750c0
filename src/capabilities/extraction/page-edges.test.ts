// What stands around a legal text and has no name: tables that arrange a page, menus in a line, names of tabs, footers
// among the sections, the notice of rights. And what looks like it and belongs to the text.

import { describe, expect, it } from 'vitest';
import { readHtml } from './read-html.ts';

function markdownOf(html: string): string {
  const reading = readHtml(html);
  if (reading.kind !== 'read') throw new Error(`not read: ${reading.kind}`);
  return reading.markdown;
}

const paragraphs = (count: number) =>
  Array.from(
    { length: count },
    (_, at) =>
      `<p>Under clause ${at} whoever moors a boat with us agrees to pay the fee of the harbour within ten days.</p>`,
  ).join('\n');
const short = `<h1>Terms of Mooring</h1><p>Last changed on 4 May 2026</p>${paragraphs(6)}`;
const long = `<h1>Terms of Mooring</h1><p>Last changed on 4 May 2026</p>${paragraphs(40)}`;
const alone = (text: string) => markdownOf(`<body>${text}</body>`);

const grid = (text: string) => `<body bgcolor="#fff"><table width="900" border="0">
  <tr><td colspan="3" bgcolor="#036"><font size="5"><b>Harbour of Little Skerry</b></font> <font>Berths since 1974</font></td></tr>
  <tr><td colspan="3"><font size="1">Rope and paint, one third off until autumn</font></td></tr>
  <tr><td><table border="0"><tr><td><a href="/berths">Berths</a></td></tr><tr><td><a href="/tides">Tides</a></td></tr></table></td>
    <td width="600"><table width="100%"><tr><td>${text}</td></tr></table></td>
    <td><table border="0"><tr><td><b>Office</b></td></tr><tr><td><a href="/terms">Terms</a></td></tr></table></td></tr>
  <tr><td colspan="3" align="center"><font size="1">© 2026 Harbour of Little Skerry. All rights reserved.</font></td></tr>
  </table></body>`;

describe('a page laid out with tables', () => {
  it.each([
    ['short', short],
    ['long', long],
  ])('gives the %s text of its middle cell alone', (_, text) => {
    expect(markdownOf(grid(text))).toBe(alone(text));
  });

  it('is read where one table without others inside holds head, text and foot', () => {
    const flat = `<body><table><tr><td>Harbour of Little Skerry</td></tr><tr><td>${short}</td></tr><tr><td>© 2026 Skerry Ltd</td></tr></table></body>`;
    expect(markdownOf(flat)).toBe(alone(short));
  });

  it('keeps the date and the sentences that stand in cells of their own', () => {
    const cells = `<body><table><tr><td>Skerry</td></tr><tr><td>In force from 1 June 2026</td></tr>
      <tr><td>This is a translation; where it differs from the Norse text, the Norse text is binding.</td></tr>
      <tr><td><h1>Terms of Mooring</h1>${paragraphs(8)}</td></tr></table></body>`;
    const text = markdownOf(cells);
    expect(text).toContain('1 June 2026');
    expect(text).toContain('the Norse text is binding');
    expect(text).not.toContain('| ---');
  });

  it('keeps tables of facts as tables, with sentences and lists in their cells', () => {
    const facts = `<table border="1"><tr><th>What</th><th>Why</th></tr>
      <tr><td>Name and address</td><td><p>To send the invoice.</p><ul><li>By post</li><li>By mail</li></ul></td></tr></table>`;
    const bare = '<table><tr><td>Summer</td><td>12 a day</td></tr><tr><td>Winter</td><td>7 a day</td></tr></table>';
    const text = alone(`${short}${facts}${bare}`);
    expect(text).toContain('| What | Why |');
    expect(text).toContain('| Winter | 7 a day |');
  });
});

describe('menus at the edges of a text', () => {
  const links = '<a href="/a">Home</a> | <a href="/b">Berths</a> | <a href="/c">Write to us</a>';
  it.each([
    ['a centred line in brackets', `<CENTER>[ ${links} ]</CENTER><HR>`, `<HR><CENTER>[ ${links} ]</CENTER>`],
    ['bare links in the body', `${links}<hr>`, `<hr>${links}`],
    ['a paragraph of links', `<p>${links}</p>`, `<p>${links}</p>`],
    ['links with dots', `<p>${links.replaceAll('|', '·')}</p>`, `<p>${links.replaceAll('|', '/')}</p>`],
  ])('are left out: %s', (_, before, after) => {
    expect(markdownOf(`<BODY>${before}${short}${after}</BODY>`)).toBe(alone(short));
  });

  it('are text where a heading or colon announces them', () => {
    expect(alone(`${short}<h2>Other rules</h2><p>${links}</p>`)).toContain('Berths');
    expect(alone(`${short}<p>These rules belong to the contract as well:</p><p>${links}</p>`)).toContain('Berths');
  });
});

describe('the notice of rights under a page', () => {
  it.each([
    '© 2026 Harbour of Little Skerry. All rights reserved.',
    'Copyright © 2026 Skerry Ltd',
    '© 2026 Skerry GmbH. Alle Rechte vorbehalten.',
    '© 2026 Skerry. Tous droits réservés.',
  ])('is left out after a short text: %s', (notice) => {
    const wrapped = `<body><div><div class="a">${short}</div><div class="b"><div>${notice}</div></div></div></body>`;
    expect(markdownOf(wrapped)).toBe(alone(short));
    expect(markdownOf(`<body>${short}<center><small>${notice}</small></center></body>`)).toBe(alone(short));
  });

  it('is text under a heading of its own, and where it says more', () => {
    const notice = '<p>© 2026 Skerry Ltd. All rights reserved.</p>';
    expect(alone(`${short}<h2>Copyright</h2>${notice}`)).toContain('2026 Skerry');
    const more = `<p>© 2026 Skerry Ltd. All rights reserved. Nobody may copy the charts of the harbour without our written permission.</p>`;
    expect(alone(short + more)).toContain('written permission');
  });
});

describe('boxes without a telling name', () => {
  const tabs =
    '<div><div>Overview</div><div>Terms for Skippers</div><div>Terms for Harbours</div><div>Privacy</div></div>';

  it.each([
    ['short', short],
    ['long', long],
  ])('before a %s text are left out where they hold the names of tabs', (_, text) => {
    expect(markdownOf(`<body><div>${tabs}<div>${text}</div></div></body>`)).toBe(alone(text));
  });

  it('before a text are left out where they hold the headline of the legal pages', () => {
    const hub =
      '<header><div><h1>Skerry Rulebook</h1><p>All that skippers and harbours have to know about us and one another.</p></div></header>';
    expect(markdownOf(`<body><div>${hub}<div>${tabs}<div>${long}</div></div></div></body>`)).toBe(alone(long));
  });

  it('before a text are kept where they hold its title, date or address', () => {
    const titled = `<body><div><div><h1>Privacy Policy</h1></div><div><h1>1. Who we are</h1>${paragraphs(6)}</div></div></body>`;
    expect(markdownOf(titled)).toContain('Privacy Policy');
    const dated = '<div><div>Version 3</div><div>Valid from 2 May 2026</div><div>Skerry Ltd, 4 Quay Lane</div></div>';
    expect(markdownOf(`<body><div>${dated}<div>${short}</div></div></body>`)).toContain('4 Quay Lane');
  });

  it('after a text are left out where they are a footer among its sections', () => {
    const items = (names: string) =>
      names
        .split(' ')
        .map((name) => `<a href="/${name}">${name}</a>`)
        .join('');
    const footer = `<div class="part"><div>4 Quay Lane, Skerry</div><div><a href="/r">4.8 of 5</a> Certified harbour</div>
      <h3>Our berths</h3><div>${items('North South East West')}</div><h3>Help</h3><div>${items('Questions Prices Tides')}</div>
      <h3>Skerry</h3><div>${items('Jobs Press Imprint Terms')}</div><div>Copyright © <span>2026</span> skerry</div></div>`;
    const page = `<body><div id="app"><div class="part"><h1>Terms of Mooring</h1></div><div class="part"><div>${paragraphs(6)}</div></div>${footer}</div></body>`;
    expect(markdownOf(page)).toBe(alone(`<h1>Terms of Mooring</h1>${paragraphs(6)}`));
  });

  it('are left out where they hold a choice of languages, and kept where they hold countries', () => {
    const list = (names: string) =>
      `<ul>${names
        .split(', ')
        .map((name) => `<li>${name}</li>`)
        .join('')}</ul>`;
    const languages = list(
      'Deutsch, English (United Kingdom), English, Français (Canada), Íslenska, Norsk bokmål, 日本語',
    );
    expect(markdownOf(`<body><div>${short}</div><div>${languages}</div></body>`)).toBe(alone(short));
    const countries = `<p>These rules hold in:</p>${list('Denmark, Iceland, Norway, Sweden, Finland')}`;
    expect(alone(short + countries)).toContain('Iceland');
  });
});

describe('text named after a tooltip', () => {
  it('is kept where it is what the tooltip hangs on', () => {
    const cell = (text: string) =>
      `<td><div class="cell"><div class="x-TooltipV2" tabindex="-1">${text}</div></div></td>`;
    const table = `<table><tr><th>Company</th><th>Country</th></tr><tr>${cell('Tern Storage Ltd')}${cell('Norway')}</tr></table>`;
    expect(alone(short + table)).toContain('| Tern Storage Ltd | Norway |');
    const term =
      'We keep <span aria-describedby="t" class="tooltip">telemetry</span><span id="t" class="tooltip">sent by devices</span> for a year after you leave us.';
    expect(alone(`${short}<p>${term}</p>`)).toContain('We keep telemetry for a year');
  });
});
