// Finds the dates by which a document says when it was changed or takes effect, in many languages. Apart because
// "Last updated: 5 May 2026" may change without news, whereas a date inside a rule may not.

const months = [
  // English, and abbreviations shared by many languages
  'january|february|march|april|may|june|july|august|september|october|november|december',
  'jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|okt|dez|mrz',
  'januar|jänner|februar|märz|maerz|mai|juni|juli|oktober|dezember', // German
  'janvier|février|fevrier|mars|avril|juin|juillet|août|aout|septembre|octobre|novembre|décembre|decembre', // French
  'enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre', // Spanish
  'gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre', // Italian
  'janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|novembro|dezembro', // Portuguese
  'januari|februari|maart|mei|augustus|augusti|maj|desember|marts', // Dutch, Swedish, Danish, Norwegian
  'stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopada|grudnia', // Polish
  'tammikuuta|helmikuuta|maaliskuuta|huhtikuuta|toukokuuta|kesäkuuta|heinäkuuta|elokuuta|syyskuuta|lokakuuta',
  'marraskuuta|joulukuuta|ledna|února|března|dubna|května|června|července|srpna|září|října|listopadu|prosince',
  'január|február|március|április|május|június|július|augusztus|szeptember|október|december', // Hungarian
  'ianuarie|februarie|martie|aprilie|iunie|iulie|septembrie|octombrie|noiembrie|decembrie', // Romanian
  'ιανουαρίου|φεβρουαρίου|μαρτίου|απριλίου|μαΐου|ιουνίου|ιουλίου|αυγούστου|σεπτεμβρίου|οκτωβρίου|νοεμβρίου|δεκεμβρίου',
  'января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря', // Russian
  'січня|лютого|березня|квітня|травня|червня|липня|серпня|вересня|жовтня|листопада|грудня', // Ukrainian
  'ocak|şubat|mart|nisan|mayıs|haziran|temmuz|ağustos|eylül|ekim|kasım|aralık', // Turkish
  'januára|februára|apríla|mája|júna|júla|augusta|septembra|októbra|novembra|decembra', // Slovak
  'maret|juni|agustus|oktober|desember', // Indonesian
].join('|');

const month = `(?:${months})(?![\\p{L}])\\.?`;
const day = '\\d{1,2}(?:st|nd|rd|th|er|º|ª|°|\\.)?';
const year = '(?:19|20)\\d\\d';
const joint = "(?:\\s|,|\\s?(?:of|de|del|d')\\s)\\s*";
const shapes = [
  `${year}\\s?[-/.]\\s?\\d{1,2}\\s?[-/.]\\s?\\d{1,2}(?:T[\\d:.]+Z?)?`,
  `\\d{1,2}\\s?[-/.]\\s?\\d{1,2}\\s?[-/.]\\s?(?:${year}|\\d\\d(?!\\d))`,
  `${day}${joint}${month}(?:${joint})${year}`,
  `${month}\\s?${day}(?:\\s|,)\\s*${year}`,
  `${year}\\s?(?:年|년)\\s?\\d{1,2}\\s?(?:月|월)(?:\\s?\\d{1,2}\\s?(?:日|일))?`,
  `${year}(?:\\.|,)?\\s?${month}\\s?\\d{1,2}\\.?`,
  `${month}(?:${joint})${year}`,
  `${day}-${month}-${year}`,
].join('|');
const clock =
  '(?:,?\\s(?:at\\s)?\\d{1,2}:\\d\\d(?::\\d\\d)?(?:\\s?[ap]\\.?m\\.?)?(?:\\s(?:UTC|GMT|[CEMPW][ES]?T)(?![\\p{L}]))?)?';
const datePattern = new RegExp(`(?<![\\d\\p{L}])(?:${shapes})(?!\\d)${clock}`, 'giu');
const copyrightYears = new RegExp(`(©|\\(c\\)|copyright)(\\s*)(?:${year}\\s?-\\s?)?${year}`, 'giu');
const versionNumber = /\b(version|v\.?|rev\.?)\s?\d+(?:\.\d+)*(?![\w%])/giu;

/** Words by which a line says that its date is the document's own. */
const ownDate = new RegExp(
  [
    'updated?|modified|modification|revised|revision|effective|version|published|posted|as of|date|last changed|amended',
    'stand|gültig|aktualisier|geändert|änderung|in kraft|fassung|veröffentlicht|mise? à jour|en vigueur|modifié|révis',
    'actualiza|vigen|en vigor|modificaci|fecha|aggiorna|vigore|ultima modifica|revisione|atualiza|em vigor|última',
    'bijgewerkt|gewijzigd|ingang|versie|zaktualizowan|aktualizac|obowiązuj|uppdatera|gäller|opdater|oppdater|ikraft',
    'päivite|voimassa|účinn|platn|frissít|hatály|actualizat|ενημ|ισχύ|обновл|действ|редакц|оновлен|чинн',
    'güncelle|yürürl|diperbarui|berlaku|更新|生效|改定|施行|制定|版本|発効|개정|시행|업데이트',
  ].join('|'),
  'iu',
);

/** Words that make a sentence a rule or a deadline, so that its date is part of what is agreed. */
const ruleWords = new RegExp(
  `(?<![\\p{L}])(?:${[
    'must|may|shall|should|not|no|unless|if|before|until|till|by|within|after|prior|deadline|expires?|ends?|due|later',
    'terminates?|until|bis|spätestens|vor|nach|muss|müssen|dürfen|nicht|kein|wenn|falls|avant|jusqu|tard|après|doit|ne',
    'si|antes|hasta|después|debe|no|prima|entro|fino|dopo|deve|non|se|até|depois|não|vóór|tot|na|moet|niet|indien',
    'przed|przed|do|po|nie|före|innan|efter|inte|om|до|после|не|если',
  ].join('|')})(?![\\p{L}])|[$€£¥%]|前に|までに|以前|以后`,
  'iu',
);

/** Every date has a year of four digits or two signs between three numbers; looking for these is cheap. */
const maybeDated = /(?<!\d)(?:19|20)\d\d(?!\d)|\d\s?[-/.]\s?\d{1,2}\s?[-/.]\s?\d/;

const mark = '\u0001';
const mostWordsOfDateLine = 22;
const longestDateLine = 240;
// An ordinal ends no sentence: "5. Mai 2026".
const sentenceEnds = /(?<=[.!?。|])(?<!(?<!\d)\d{1,2}\.)\s+(?=[\p{Lu}\p{Lo}(])/u;

/**
 * The text with each date that dates the document itself replaced by a sign. A date counts as such in a short
 * sentence that names an update or effect, or is nothing but a date; never where the sentence states a rule.
 */
export function withoutOwnDates(reading: string): string {
  if (!maybeDated.test(reading)) return reading;
  return reading.split(sentenceEnds).map(withoutDatesOfSentence).join(' ');
}

/** Whether the text only says when the document was changed or takes effect. */
export function isDateLine(reading: string): boolean {
  if (reading.length > longestDateLine || !maybeDated.test(reading)) return false;
  const spaced = reading.replace(gluedLabel, '$1 ');
  const rest = withoutOwnDates(spaced);
  return rest !== spaced && rest.split(sentenceEnds).every((sentence) => sentence.includes(mark));
}

/** "UpdatedJanuary 12, 2026", as pages without a blank between two elements read. */
const gluedLabel = /^(\p{Lu}\p{Ll}{4,12})(?=\p{Lu}\p{Ll}{2,9} \d)/u;

function withoutDatesOfSentence(sentence: string): string {
  const unsigned = sentence.replace(copyrightYears, `$1$2${mark}`);
  const dateless = unsigned.replace(datePattern, mark);
  if (dateless === unsigned) return unsigned;
  const words = dateless.replaceAll(mark, ' ').match(/[\p{L}\p{N}]+/gu) ?? [];
  const isRule = ruleWords.test(dateless);
  const isLabelled = ownDate.test(dateless) && words.length <= mostWordsOfDateLine;
  const isBare = words.length <= 2 && !sentence.includes('|');
  if (!isRule && (isLabelled || isBare)) return dateless.replace(versionNumber, `$1 ${mark}`);
  return unsigned.replace(labelledDate, `$1${mark}`);
}

/** In a text without sentence ends, only a date straight after words that leave no doubt. */
const labelledDate = new RegExp(
  `((?:last|date)\\s(?:of\\s)?(?:last\\s)?(?:updated?|modified|revised|revision)(?:\\son)?(?:\\s?date)?\\s?:?\\s|effective(?:\\sdate)?\\s?:\\s)(?:${shapes})(?!\\d)`,
  'giu',
);
