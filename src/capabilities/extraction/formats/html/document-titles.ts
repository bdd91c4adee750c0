// By which words a line is the title of a legal document, and of which type, in several languages. Needed where one
// page holds several documents.

/** What titles of a document type look like, by the type's id; the whole line must match, a platform's name aside. */
const titlesOfType: Readonly<Record<string, RegExp>> = {
  'privacy-policy':
    /\b(?:privacy|personal data|data protection)\b.*\b(?:policy|policies|notice|statement|charter)\b|^privacy$|datenschutz|politique (?:de (?:confidentialité|protection)|relative aux? données)|données (?:à caractère )?personnel|(?:charte|politique).*(?:vie privée|données)|política de privacidad|privacybeleid|privacyverklaring|informativa.*privacy|politica.*privacy|polityka prywatności|integritetspolicy|personvern/,
  'trackers-policy':
    /\b(?:cookies?|trackers?|tracking technologies)\b.*\b(?:policy|policies|notice|statement|declaration)\b|^cookies$|politique.*\b(?:cookies|traceurs)\b|(?:gestion|utilisation) des cookies|política de cookies|cookie-?(?:richtlinie|hinweise|erklärung)|cookiebeleid|informativa.*cookie|polityka.*cookies/,
  'terms-of-service':
    /\bterms\b.*\b(?:of (?:service|use)|and conditions|& conditions)\b|^(?:terms|user terms|general terms)$|\b(?:user|service|services|subscriber|customer) agreement\b|conditions (?:générales )?(?:d'|d’)utilisation|conditions générales(?! de vente)|\bcgu\b|nutzungsbedingungen|allgemeine geschäftsbedingungen|^agb$|términos|condiciones (?:generales|de uso)|termini|condizioni|gebruiksvoorwaarden|algemene voorwaarden|regulamin|termos/,
  'general-conditions-of-sale':
    /\b(?:terms|conditions) of (?:sale|purchase)\b|conditions (?:générales )?de vente|\bcgv\b|verkaufsbedingungen|condiciones de venta|condizioni di vendita/,
  imprint:
    /\bimprint\b|impressum|mentions? légales?|mentions legales|^legal (?:notice|information|mentions)$|informations légales|aviso legal|note legali|colofon/,
  'copyright-claims-policy':
    /\b(?:copyright|dmca|intellectual property)\b.*\b(?:policy|notice|claims?|complaints?|infringement)\b|^(?:copyright|dmca)$/,
  'developer-terms': /\b(?:api|apis|developers?|sdk|platform)\b.*\b(?:terms|policy|agreement|licen[cs]e)\b/,
  'commercial-terms': /\b(?:commercial|business|enterprise|partner|reseller|deployment)\b.*\b(?:terms|agreement|conditions)\b/,
  'data-processor-agreement':
    /\bdata process(?:ing|or)\b.*\b(?:addendum|agreement|terms|annex)\b|^dpa$|auftragsverarbeitung|sous-traitance|verwerkersovereenkomst/,
  'acceptable-use-policy': /\b(?:acceptable|prohibited) uses?\b|\busage (?:policy|policies|guidelines)\b/,
  'community-guidelines': /\bcommunity (?:guidelines|standards|rules)\b|\bcode of conduct\b|charte (?:de )?(?:communauté|confiance|modération)|règles de/,
  'law-enforcement-guidelines': /\b(?:law enforcement|government(?:al)?)\b.*\b(?:guidelines|requests?|policy)\b/,
  'vulnerability-disclosure-policy': /\b(?:vulnerability|responsible) disclosure\b|\bbug bounty\b|\bsecurity (?:policy|vulnerabilities)\b/,
  'service-level-agreement': /\bservice level\b|^sla$/,
  'accessibility-statement': /\baccessibility\b|accessibilité|barrierefreiheit/,
  'brand-guidelines': /\b(?:brand|trademark)\b.*\b(?:guidelines|policy|usage)\b/,
};

const anyTitle =
  /\b(?:policy|policies|notice|statement|terms|agreement|addendum|guidelines|charter|disclaimer|imprint|conditions|code of conduct)\b|impressum|mentions? l[ée]gales|politique|charte|richtlinie|bedingungen|erklärung|términos|política|condiciones|aviso|termini|informativa|voorwaarden|beleid|regulamin|polityka/;

const maxTitleWords = 10;

/** A line as titles are compared: lower-case, its number, punctuation and surrounding marks gone. */
export function plainTitle(line: string): string {
  return line
    .toLowerCase()
    .replace(/[\s\u00a0]+/g, ' ')
    .replace(/^(?:(?:section|part|annex|article|chapter)\s+)?(?:[0-9]{1,2}|[ivx]{1,4}|[a-z])\s?[.)–:-]\s?-?\s?/, '')
    .replace(/[“”"«»()[\]*_#]/g, '')
    .replace(/[\s.:;–-]+$/g, '')
    .trim();
}

/** True where a line could stand over a document of its own. */
export function isDocumentTitle(line: string): boolean {
  return isShort(line) && anyTitle.test(plainTitle(line)) && !/[.;?!]$/.test(line.trim());
}

/** Ids of the document types whose titles look like this line. */
export function typesOfTitle(line: string): string[] {
  if (!isShort(line) || /[;?!]$/.test(line.trim())) return [];
  const title = plainTitle(line);
  return Object.entries(titlesOfType).flatMap(([id, pattern]) => (pattern.test(title) ? [id] : []));
}

/** The id of a document type from its id or its name. */
export function typeId(type: string): string {
  return type.trim().toLowerCase().replace(/[^a-z0-9]+/g, '-');
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
