// By which words a line is the title of a legal document, and of which type, in several languages. Needed where one
// page holds several documents.

/** What titles of a document type look like, by the type's id; the whole line must match, a platform's name aside. */
const titlesOfType: Readonly<Record<string, RegExp>> = {
  'privacy-policy':
    /\b(?:privacy|personal data|data protection)\b.*\b(?:policy|policies|notice|statement|charter)\b|datenschutz|politique (?:de (?:confidentialite|protection)|relative aux? donnees)|donnees (?:a caractere )?personnel|(?:charte|politique).*(?:vie privee|donnees)|politica de privacidad|privacybeleid|privacyverklaring|informativa.*privacy|politica.*privacy|polityka prywatnosci|integritetspolicy|personvern/,
  'trackers-policy':
    /\b(?:cookies?|trackers?|tracking technologies)\b.*\b(?:policy|policies|notice|statement|declaration)\b|politique.*\b(?:cookies|traceurs)\b|(?:gestion|utilisation) des cookies|politica de cookies|cookie-?(?:richtlinie|hinweise|erklarung)|cookiebeleid|informativa.*cookie|polityka.*cookies/,
  'terms-of-service':
    /\bterms\b.*\b(?:of (?:service|use)|and conditions|& conditions)\b|^(?:user terms|general terms)$|\b(?:user|service|services|subscriber|customer) agreement\b|conditions (?:generales )?d['’]utilisation|conditions generales(?! de vente)(?: d(?:e|es|u) [a-z]+| d['’][a-z]+)*|\bcgu\b|nutzungsbedingungen|allgemeine geschaftsbedingungen|^agb$|terminos|condiciones (?:generales|de uso)|termini|condizioni|gebruiksvoorwaarden|algemene voorwaarden|regulamin|termos/,
  'general-conditions-of-sale':
    /\b(?:terms|conditions) of (?:sale|purchase)\b|conditions (?:generales )?de vente|\bcgv\b|verkaufsbedingungen|condiciones de venta|condizioni di vendita/,
  imprint:
    /\bimprint\b|impressum|mentions? legales?|^legal (?:notice|information|mentions)$|informations legales|aviso legal|note legali|colofon/,
  'copyright-claims-policy':
    /\b(?:copyright|dmca|intellectual property)\b.*\b(?:policy|notice|claims?|complaints?|infringement)\b/,
  'developer-terms': /\b(?:api|apis|developers?|sdk|platform)\b.*\b(?:terms|policy|agreement|licen[cs]e)\b/,
  'commercial-terms':
    /\b(?:commercial|business|enterprise|partner|reseller|deployment)\b.*\b(?:terms|agreement|conditions)\b/,
  'data-processor-agreement':
    /\bdata process(?:ing|or)\b.*\b(?:addendum|agreement|terms|annex)\b|^dpa$|auftragsverarbeitung|sous-traitance|verwerkersovereenkomst/,
  'acceptable-use-policy': /\b(?:acceptable|prohibited) uses?\b|\busage (?:policy|policies|guidelines)\b/,
  'community-guidelines':
    /\bcommunity (?:guidelines|standards|rules)\b|\bcode of conduct\b|charte (?:de )?(?:communaute|confiance|moderation)|regles de/,
  'law-enforcement-guidelines': /\b(?:law enforcement|government(?:al)?)\b.*\b(?:guidelines|requests?|policy)\b/,
  'vulnerability-disclosure-policy':
    /\b(?:vulnerability|responsible) disclosure\b|\bbug bounty\b|\bsecurity (?:policy|vulnerabilities)\b/,
  'service-level-agreement': /\bservice level\b|^sla$/,
  'accessibility-statement': /\baccessibility\b|accessibilite|barrierefreiheit/,
  'brand-guidelines': /\b(?:brand|trademark)\b.*\b(?:guidelines|policy|usage)\b/,
};

const anyTitle =
  /\b(?:policy|policies|terms|agreement|addendum|guidelines|charter|imprint)$|\bterms of\b|\bpolicy\s*\(?\w*\)?$|impressum|mentions? legales|^politique|^charte|richtlinie$|bedingungen$|erklarung$|^terminos|^politica|^termini|^informativa|voorwaarden$|beleid$|^regulamin|^polityka/;

const maxTitleWords = 10;

/** A line as titles are compared: lower-case, without accents, its number and punctuation. */
export function plainTitle(line: string): string {
  return line
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .replace(/[\s\u00a0]+/g, ' ')
    .replace(/^(?:(?:section|part|annex|article|chapter)\s+)?(?:[0-9]{1,2}|[ivx]{1,4}|[a-z])\s?[.)–:-]\s?-?\s?/, '')
    .replace(/[“”"«»()[\]*_#]/g, '')
    .replace(/[\s.:;–-]+$/g, '')
    .trim();
}

/** True where a line could stand over a document of its own. */
export function isDocumentTitle(line: string): boolean {
  if (!isShort(line) || /[.;?!:]$/.test(line.trim())) return false;
  const title = plainTitle(line);
  return typesOfTitle(line).length > 0 || (!mentions.test(title) && anyTitle.test(title));
}

/** Ids of the document types whose titles look like this line. */
export function typesOfTitle(line: string): string[] {
  if (!isShort(line) || /[;?!]$/.test(line.trim())) return [];
  const title = plainTitle(line);
  if (mentions.test(title)) return [];
  return Object.entries(titlesOfType).flatMap(([id, pattern]) => (isNamedBy(title, pattern) ? [id] : []));
}

/** A section about a document (“Updates to this Privacy Policy”) is not that document. */
const mentions =
  /^(?:updates?|changes?|modifications?|amendments?|acceptance|acceptation|agreement to|about|scope|purpose|objet|questions?|contact|how|what|why|when|where|who|our|your|does|do|is|see|read|view|archived|previous|other|additional|related|interpretation|violations?|breach|accept|download|acceder|voir|consulter|lire|telecharger|notre|nos|votre|unsere?|zur?|nuestra?)\b|\b(?:this|these|those|cette|ces|presentes?|dieser?|https?)\b/;

/** Whether the words of a type make up the line but for a name. */
function isNamedBy(title: string, pattern: RegExp): boolean {
  const found = pattern.exec(title)?.[0];
  if (found === undefined) return false;
  const wordCount = (text: string) => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  return wordCount(title) - wordCount(found) <= 3 && found.length * 4 >= title.length;
}

/** The id of a document type from its id or its name. */
export function typeId(type: string): string {
  return type
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
}

/** How alike two titles are, 0 to 1, by the words they share. */
export function titleLikeness(left: string, right: string): number {
  const a = new Set(plainTitle(left).match(/[\p{L}\p{N}]+/gu) ?? []);
  const b = new Set(plainTitle(right).match(/[\p{L}\p{N}]+/gu) ?? []);
  let shared = 0;
  for (const word of a) if (b.has(word)) shared += 1;
  return a.size + b.size === 0 ? 0 : (2 * shared) / (a.size + b.size);
}

function isShort(line: string): boolean {
  return line.length <= 120 && (line.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) <= maxTitleWords;
}
