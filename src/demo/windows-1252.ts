// Text to windows-1252, which old pages and the simple fonts of PDF share.

const beyondLatin1: Readonly<Record<string, number>> = {
  '€': 0x80,
  '…': 0x85,
  '‘': 0x91,
  '’': 0x92,
  '“': 0x93,
  '”': 0x94,
  '•': 0x95,
  '–': 0x96,
  '—': 0x97,
  '„': 0x84,
  œ: 0x9c,
};

/** The bytes; a character that the code page lacks becomes a question mark. */
export function windows1252(text: string): Uint8Array {
  return Uint8Array.from(Array.from(text), (character) => {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80 || (code >= 0xa0 && code <= 0xff)) return code;
    return beyondLatin1[character] ?? 0x3f;
  });
}
