// Text to HTML, for captured text that anybody may have written. Apart, because it is the one place to check.

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Direction overrides turn the order of letters around; they are shown by name instead of obeyed. */
const overrides: Record<string, string> = { '\u202d': 'U+202D', '\u202e': 'U+202E' };

/** Text as HTML text or as a quoted attribute value. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"'\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g, (c) => entities[c] ?? '\ufffd');
}

/** As `escapeHtml`, for text between tags: direction overrides become visible marks. */
export function escapeVisible(text: string): string {
  const escaped = escapeHtml(text);
  if (!/[\u202d\u202e]/.test(escaped)) return escaped;
  return escaped.replace(/[\u202d\u202e]/g, (c) => `<span class="hidden-character">${overrides[c]}</span>`);
}

/** The address of a link in captured text when a reader may follow it, else null. */
export function followableUrl(address: string): string | null {
  // Browsers drop tabs and newlines inside a scheme, so nothing that holds one is taken for an address.
  if (/[\u0000-\u0020\u007f-\u00a0\u2028\u2029\u202a-\u202e\u2066-\u2069]/.test(address)) return null;
  if (!/^(?:https?:\/\/[^/]|mailto:[^/])/i.test(address)) return null;
  return URL.canParse(address) ? address : null;
}
