// Names as parts of addresses. Here because the storage gives addresses and the catalogue's file names must agree
// with them.

/** A name as part of an address: lower-case ASCII letters and digits, joined by hyphens. */
export function slugOf(name: string): string {
  const ascii = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const slug = ascii
    .replace(/&/g, ' and ')
    .replace(/\+/g, ' plus ')
    .replace(/[^a-z0-9]+/g, '-');
  return slug.replace(/^-+|-+$/g, '').slice(0, 80) || 'unnamed';
}
