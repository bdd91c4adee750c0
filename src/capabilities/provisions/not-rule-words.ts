// The words by which lines that state no rule are recognised: dates, contacts, navigation, titles of documents.
// Every pattern runs on short lines only.

/** "Last updated: 1 May 2026" and the like: a short line that states when the text was made or takes effect. */
export function isDateLine(plain: string): boolean {
  if (plain.length > 160 || !hasDate.test(plain)) return false;
  if (onlyDate.test(plain)) return true;
  return dateWords.test(plain) && plain.replace(datePart, '').split(/\s+/).length <= 14;
}

const months =
  'jan(?:uary|vier|uar|eiro)?|feb(?:ruary|ruar)?|f[eé]vrier|febrero|fevereiro|febbraio|mar(?:ch|s|zo)?|märz|març|março|' +
  'marzec|marca|apr(?:il|ile)?|avril|abril|may|mai|mayo|maio|maggio|mei|maj|june?|juni|juin|junio|junho|giugno|jul(?:y|i|io|ho)?|' +
  'juillet|luglio|aug(?:ust|ustus)?|août|agosto|sep(?:t|tember|tembre|tiembre)?|settembre|setembro|o[ck]t(?:ober|obre|ubre)?|' +
  'outubro|ottobre|nov(?:ember|embre|iembre|embro)?|de[cz](?:ember|embre|embro)?|dicembre|diciembre|décembre|gennaio|janeiro|enero';
const hasDate = new RegExp(
  `(?:19|20)\\d\\d|\\d{1,2}[./-]\\d{1,2}[./-]\\d\\d|\\b(?:${months})\\b.{0,4}\\d{1,2}\\b|年.{1,3}月`,
  'iu',
);
const datePart = new RegExp(`\\b(?:${months})\\b|\\d+(?:st|nd|rd|th|er)?|[./,:年月日-]`, 'giu');
const onlyDate = new RegExp(
  `^[(\\[]?(?:(?:${months})\\.?\\s+\\d{1,2}(?:st|nd|rd|th)?,?\\s+\\d{4}|\\d{1,2}(?:st|nd|rd|th|er|\\.)?\\s+(?:de\\s+)?(?:${months})\\.?,?\\s+(?:de\\s+)?\\d{4}|\\d{4}-\\d\\d-\\d\\d|\\d{1,2}[./]\\d{1,2}[./]\\d{2,4})[)\\].]?$`,
  'iu',
);
const dateWords =
  /\b(?:updated?|effective|revised|revision|modified|amended|published|posted|version|as of|in force|last change|stand|gültig|aktualisiert|geändert|mise à jour|modification|vigueur|ultimo aggiornamento|aggiornat[oa]|efficaci?a|vigor|actualiza(?:do|da|ción)|atualiza(?:do|da|ção)|bijgewerkt|ingang|zaktualizowan|obowiązuj|aktualizacj)|(?:更新|生效|改定|施行|制定)/iu;

/** An address, a telephone number, a mailbox or a bare link, without a sentence around it. */
export function isContactLine(plain: string): boolean {
  if (plain.length > 150) return false;
  if (bareAddress.test(plain) || (contactLabel.test(plain) && plain.length <= 120)) return true;
  return !/[.!?;]$/.test(plain) && postalLine.test(plain) && !binding.test(plain);
}

/** An address with the beginning of a rule after it is cut out of a sentence. */
const binding = /\b(?:must|shall|should|will|agrees?)\b/;
const bareAddress =
  /^(?:<?[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}>?|\+?[\d][\d ()./-]{6,25}|https?:\/\/\S{1,140})\.?$/i;
const contactLabel =
  /^(?:e-?mail(?: address)?|phone|tel(?:ephone)?\.?|fax|attn|attention|mail(?:ing address)?|by (?:post|mail|e-?mail|phone)|address|postal address|website|adresse|telefon|téléphone|courriel|correo|teléfono|telefono|indirizzo)\s?:\s*\S/i;
const postalLine =
  /\bP\.? ?O\.? Box\b|^\d{1,6}(?:-\d{1,4})? [\p{L}\d .'-]{2,50} (?:street|st|road|rd|avenue|ave|drive|dr|boulevard|blvd|way|lane|suite|quay|square|plaza|parkway|pkwy|court|place)\b|\b[A-Z]{2} \d{5}(?:-\d{4})?(?:,? (?:USA|U\.S\.A\.|United States))?$/iu;

/** Words of the page around the document that say nothing about anybody's rights. */
export function isNavigationPhrase(plain: string): boolean {
  return plain.length <= 60 && (navigation.test(plain) || iconName.test(plain));
}

// Icon fonts leave their names in the text: "arrow_forward", "check_circle".
const iconName = /^(?:[a-z]{2,15}(?:_[a-z]{2,15}){1,3}|warning|cancel|info|help|close|check|done|error|add|remove)$/;

const navigation =
  /^[↑→«‹<\s]*(?:skip to (?:main )?content|(?:back to |return to )?(?:the )?top(?: of (?:the )?page)?|print(?: this page)?|share(?: this page)?|(?:expand|collapse|open|close|show|hide) all|(?:english )?choose your (?:country|region|language).{0,20}|(?:read|learn|show|see|view|find out) (?:more|less|all)|more|menu|close|home|search|download(?: (?:the )?pdf)?|jump to.{0,30}|on this page:?|table of contents:?|contents:?|in this (?:article|section|policy|page):?|previous|next|zurück(?: nach oben)?|nach oben|mehr erfahren|inhalt(?:sverzeichnis)?:?|haut de page|en savoir plus|sommaire|table des matières)[\s↑→»›>.]*$/iu;

/** Whether a heading names a whole document, as in "Terms of Service" or "Harbour Datenschutzerklärung". */
export function isDocumentTitle(plain: string): boolean {
  return plain.length <= 140 && documentWords.test(plain) && !/^(?:\d|§|article |section )/i.test(plain);
}

const documentWords =
  /\b(?:terms|conditions|policy|policies|agreement|notice|statement|guidelines?|rules|standards|code of conduct|licen[cs]e|addendum|legal (?:notices?|information)|imprint|charter|principles|nutzungsbedingungen|geschäftsbedingungen|agb|datenschutz\p{L}*|richtlinien?|conditions g[ée]n[ée]rales|politique|charte|mentions légales|règles|términos|condiciones|política|aviso|termini|condizioni|informativa|termos|condições|voorwaarden|privacybeleid|regulamin|polityka)\b|(?:規約|ポリシー|条款|政策|协议)/iu;
