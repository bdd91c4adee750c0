// Pages that stand where a document should: what a visitor gets while a platform wants something first, or is broken.

import { escapeHtml } from './blocks-to-html.ts';
import type { DemoPlatform } from './demo-site.ts';

export function loginWall({ name }: DemoPlatform): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Log in to ${escapeHtml(name)}</title></head><body>
<main><h1>Log in to ${escapeHtml(name)}</h1><form method="post" action="/session"><label>Email <input type="email" name="email"></label>
<label>Password <input type="password" name="password"></label><button>Log in</button></form>
<p><a href="/forgot">Forgot your password?</a></p><p>New to ${escapeHtml(name)}? <a href="/join">Create an account</a></p></main></body></html>`;
}

export function consentWall({ name }: DemoPlatform): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Before you continue to ${escapeHtml(name)}</title></head><body>
<div role="dialog" aria-modal="true"><h1>Before you continue</h1><p>${escapeHtml(name)} and its 147 partners store and access
information on your device, such as cookies, and process personal data to show personalised advertising, to measure its
performance and to develop products.</p><p>You can accept, refuse, or choose in detail. Your choice is kept for six months.</p>
<button>Accept all</button><button>Reject all</button><button>More options</button></div></body></html>`;
}

export function failurePage(status: number): string {
  const sentence = status === 404 ? 'Page not found' : 'Something went wrong';
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${status}</title></head><body><h1>${status}</h1>
<p>${sentence}. Please try again later or return to the <a href="/">home page</a>.</p></body></html>`;
}

export function homePage({ name, tagline, navigation }: DemoPlatform): string {
  const teasers = navigation.map((label) => `<li><h2>${escapeHtml(label)}</h2></li>`).join('');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(name)}</title></head><body>
<h1>${escapeHtml(name)}</h1><p>${escapeHtml(tagline)}</p><ul>${teasers}</ul></body></html>`;
}
