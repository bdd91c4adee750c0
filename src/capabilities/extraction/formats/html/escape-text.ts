// Visible text as Markdown that shows the same text: whatever looks like markup is escaped. The rules are those of
// Turndown, which other archives use, and two more: text that looks like a tag or an entity.

const special = /[\\*`[\]_<&]|^[-+=#~>0-9]/;

/** Escapes one run of text. Marks that act only at a line's start are escaped at the run's start. */
export function escapeText(text: string): string {
  if (!special.test(text)) return text;
  const escaped = text.replace(/[\\*`[\]_]|<(?=[A-Za-z/!?])|&(?=#?[A-Za-z0-9]{1,32};)/g, '\\$&');
  return escaped.replace(/^(?:[-=>]|\+ |#{1,6} |~~~)/, '\\$&').replace(/^(\d{1,9})([.)]) /, '$1\\$2 ');
}
