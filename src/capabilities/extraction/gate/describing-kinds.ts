// Documents that describe rather than bind, which the law asks platforms to publish: how results are ranked, what was
// moderated, what is done for human rights. They name few duties, so what they are called and speak of must do.

import type { TextFeatures } from './text-features.ts';

interface DescribingKind {
  /** Of a document type, by id or name, or of a title. */
  readonly names: RegExp;
  /** What such a text cannot but speak of. */
  readonly subject: RegExp;
}

const kinds: readonly DescribingKind[] = [
  {
    names:
      /\brank(?:ed|ing|ings)\b|\bmain parameters\b|\brecommend(?:er|ation)[ -]systems?\b|\bhow .{2,60} (?:is|are) (?:ranked|ordered|sorted|recommended|placed)\b|rangfolge|(?:param[eè]tres|crit[eè]res) (?:de|du) (?:classement|r[eé]f[eé]rencement)|par[aá]metros de clasificaci[oó]n|parametri di posizionamento/iu,
    subject:
      /(?<!\p{L})(?:rank(?:s|ed|ing|ings)?|orders?|ordered|sort(?:s|ed|ing)?|results?|search(?:es)?|parameters?|criteria|relevan(?:t|ce)|recommend(?:s|ed|ations?)?|placed|higher|rangfolge|reihenfolge|treffer|suche|suchergebnisse\p{L}?|parameter|kriterien|classement|r[eé]sultats?|recherche|crit[eè]res|pertinence|resultados|b[uú]squeda|par[aá]metros|risultati|ricerca|parametri)(?!\p{L})/giu,
  },
  {
    names:
      /\btransparency[ -](?:reports?|statement|notice)\b|transparenzbericht|rapport (?:de|sur la) transparence|informe de transparencia|relazione (?:di|sulla) trasparenza/iu,
    subject:
      /(?<!\p{L})(?:reports?|notices?|removed|removals?|moderat(?:ed|ion|ors?)|orders?|complaints?|appeals?|requests?|decisions?|accounts?|authorities|meldungen|entfernt|moderation|anordnungen|beschwerden|entscheidungen|signalements?|retir[eé]s?|mod[eé]ration|injonctions|plaintes|d[eé]cisions|avisos|solicitudes|decisiones|segnalazioni|decisioni)(?!\p{L})/giu,
  },
  {
    names: /\bplatform[ -]to[ -]business\b|\bp2b\b/iu,
    subject:
      /(?<!\p{L})(?:business(?:es)?|traders?|sellers?|merchants?|partners?|rank(?:ed|ing)|mediat(?:ion|ors?)|complaints?|access|h[aä]ndler\p{L}{0,2}|vendeurs?|vendedores|venditori)(?!\p{L})/giu,
  },
  {
    names: /\bhuman[ -]rights\b|\bmodern[ -]slavery\b/iu,
    subject:
      /(?<!\p{L})(?:human|rights|labou?r|slavery|suppl(?:y|iers?)|work(?:ers?|ing)|risks?|due diligence)(?!\p{L})/giu,
  },
];

/** Whether a line is the name of such a document, as in “How search results are ranked”. */
export function namesDescription(line: string): boolean {
  return line.length < longestName && kinds.some(({ names }) => names.test(line));
}

const longestName = 120;
const fewestWords = 120;
const fewestBlocks = 4;
const mostLinked = 0.2;
/** So often in a hundred words a text speaks of what its name promises. */
const subjectPerHundred = 1.5;

/** Whether a text that is announced, or titled, as a description has the length, the make and the subject of one. */
export function isDescription(features: TextFeatures, names: readonly string[]): boolean {
  const { words, proseWords, proseBlocks, linkedShare, sample, sampledWords } = features;
  if (words < fewestWords || proseBlocks < fewestBlocks || proseWords * 2 < words) return false;
  if (linkedShare > mostLinked) return false;
  return kinds.some((kind) => {
    if (!names.some((name) => name.length < longestName && kind.names.test(name))) return false;
    const found = sample.match(kind.subject)?.length ?? 0;
    return found * 100 >= subjectPerHundred * sampledWords;
  });
}
