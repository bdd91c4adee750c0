// Which kind of document a title names, in a few broad kinds that never stand in for one another.

export type BroadKind = 'privacy' | 'terms' | 'cookies' | 'imprint' | 'community' | 'copyright' | 'accessibility';

const kinds: readonly (readonly [BroadKind, RegExp])[] = [
  ['cookies', /cookie|tracker|traceurs|rastreador|similar technologies/i],
  ['accessibility', /accessib|barrierefrei|accesibilidad|toegankelijk|dostępnoś/i],
  ['copyright', /copyright|dmca|intellectual property|urheberrecht|droits? d.auteur|derechos de autor|trademark/i],
  ['imprint', /imprint|impressum|mentions l[eé]gales|aviso legal|note legali|legal notice|colofon/i],
  [
    'community',
    /community (?:guideline|standard|rule)|code of conduct|gemeinschafts|communaut[eé]|acceptable[ -]use|house rules|restricted use|netiquette/i,
  ],
  [
    'privacy',
    /privac|datenschutz|confidentialit|vie priv|protecci[oó]n de datos|protection des donn|tratamiento de datos|dati personali|privacidad|prywatnoś|integritet|tietosuoja|gizlilik|隐私|隱私|プライバシー|개인정보/i,
  ],
  [
    'terms',
    /terms|conditions|nutzungsbed|geschäftsbed|\bagb\b|\bcg[uv]\b|t[eé]rminos|condiciones|termini|condizioni|termos|voorwaarden|regulamin|villkor|vilkår|agreement|user contract|利用規約|服务条款|服務條款|이용약관/i,
  ],
];

/** The only kind that a title names; null where it names none, or several. */
export function kindOfDocument(title: string): BroadKind | null {
  const found = kinds.filter(([, words]) => words.test(title)).map(([kind]) => kind);
  return found.length === 1 ? (found[0] ?? null) : null;
}
