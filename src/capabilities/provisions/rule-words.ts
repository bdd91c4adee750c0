// Whether a line without a full stop is a sentence that binds somebody, as in "You must not resell access". Such lines
// look like headings and link texts, but a rule must never be lost among them. English only.

const label = /^(?:\d{1,3}(?:\.\d{1,3}){0,4}[.)]?|\(?[a-z]{1,3}[.)]|[•·–-])\s+/i;
// Case matters: "Information You Can Access" and "Do Not Track" are names, written as names are.
const binding = [
  "must|shall|may|will|should|can|cannot|can['’]t|won['’]t|(?:do|does|is|are)(?:n['’]t| not)|agrees?",
  '(?:is|are) (?:\\p{Ll}+ly )?(?:prohibited|forbidden|banned|required|permitted|allowed|responsible|liable)',
].join('|');
const statement = new RegExp(`^(.{1,90}?) (?:${binding})(?: [^\\p{Lu}]|$)`, 'u');
const order = /^(?:Please )?(?:[Dd]o not|[Dd]on['’]t|[Nn]ever) \p{Ll}/u;
/** "How we may …", "Assets that do not …": what is spoken of, not what is said of it. */
const noSubject = /\b(?:how|what|whom?|whose|when|where|why|which|that|if|whether|as|because)\b|[.?!:;…]/i;
/** "Things you should know": the pronoun opens a clause that only describes the noun before it. */
const describing = /[\p{L}\d] (?:you|we|I|they|he|she|it)$/u;
const joined = /\b(?:and|or|nor) (?:you|we|I|they|he|she|it)$/iu;

/** Whether the line says that somebody must, may, will or does not do something. Questions and names do not. */
export function statesRule(plain: string): boolean {
  if (plain.length > 200 || /[?？]["”’)]?$/.test(plain)) return false;
  const line = plain.replace(label, '');
  const isShouted = line === line.toUpperCase() && line.split(' ').length >= 6;
  const said = isShouted ? line.toLowerCase() : line;
  if (order.test(said)) return true;
  const subject = statement.exec(said)?.[1];
  if (subject === undefined || noSubject.test(subject)) return false;
  return !describing.test(subject) || joined.test(subject);
}
