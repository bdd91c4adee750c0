// Bytes to text, strictly: a file that is not UTF-8 text has no offsets that would mean anything to others.

/** The text of UTF-8 bytes, byte order mark and all; null for anything else, and for binary files. */
export function decodeText(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}
