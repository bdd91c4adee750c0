// Words that are the same word in another spelling: British and American forms, hyphens, plain errors of typing. Apart
// because it takes a list of endings and because it must never reach words that bind.

/** A word in lower case in one spelling for all its forms: "authorise" and "authorize", "centre" and "center". */
export function oneSpelling(word: string): string {
  const known = pairs.get(word);
  if (known !== undefined) return known;
  if (word.length < 5 || !/[a-z]$/.test(word) || !twoFormed.test(word)) return word;
  return word
    .replace(/(?<=[a-z]{3})is(e|es|ed|ing|er|ers|ation|ations|ational)$/, 'iz$1')
    .replace(/(?<=[a-z]{2})ys(e|es|ed|ing|er|ers)$/, 'yz$1')
    .replace(/(?<=[a-z]{2})our(s|ed|ing|er|ers|able|ably|ite|ites|ful|less|al|ally|hood|hoods)?$/, 'or$1')
    .replace(/(?<=[a-z]{4}l)l(ed|ing|er|ers|ation|ations)$/, '$1')
    .replace(/(?<=[a-z]{2})ogue(s?)$/, 'og$1');
}

/** What every ending with two forms holds. */
const twoFormed = /[iy]s[eai]|our|ll[eia]|ogue/;

/** British to American, and other pairs that no ending tells. */
const pairs = new Map(
  (
    'centre:center centres:centers centred:centered licence:license licences:licenses defence:defense offence:offense ' +
    'offences:offenses pretence:pretense practise:practice practised:practiced programme:program programmes:programs ' +
    'cheque:check cheques:checks judgement:judgment judgements:judgments acknowledgement:acknowledgment ' +
    'fulfil:fulfill fulfils:fulfills enrol:enroll enrolment:enrollment instalment:installment instalments:installments ' +
    'grey:gray metre:meter metres:meters litre:liter litres:liters theatre:theater fibre:fiber catalogue:catalog ' +
    'whilst:while amongst:among towards:toward learnt:learned enquiry:inquiry enquiries:inquiries ageing:aging ' +
    'colour:color colours:colors analyse:analyze skilful:skillful wilful:willful ' +
    'wilfully:willfully labour:labor tyre:tire tyres:tires dependant:dependent cancelled:canceled cancelling:canceling'
  )
    .split(' ')
    .map((pair) => {
      const [one, other] = pair.split(':');
      return [one!, other!] as const;
    }),
);

/** Words on which a rule may hang: no typing error is ever seen in them. */
const shortest = 6;

/**
 * Whether one of two words is the other with a slip of the finger: letters changed places, a letter doubled, left out or
 * put in, inside a long word that otherwise stands in neither text. `isKnown` says which words stand elsewhere.
 */
export function isSlip(left: string, right: string, isKnown: (word: string) => boolean): boolean {
  if (left.length < shortest || right.length < shortest || Math.abs(left.length - right.length) > 1) return false;
  if (/\d/.test(left + right)) return false;
  let start = 0;
  while (start < left.length && left[start] === right[start]) start++;
  let [leftEnd, rightEnd] = [left.length, right.length];
  while (leftEnd > start && rightEnd > start && left[leftEnd - 1] === right[rightEnd - 1]) {
    leftEnd--;
    rightEnd--;
  }
  // At the ends of words stand the letters that change what they mean: "un-", "-ed", "-s".
  if (start < 2 || left.length - leftEnd < 1) return false;
  const [oldPart, newPart] = [left.slice(start, leftEnd), right.slice(start, rightEnd)];
  const isSwap = oldPart.length === 2 && newPart === `${oldPart[1]}${oldPart[0]}`;
  const isOneLetter = oldPart.length <= 1 && newPart.length <= 1;
  if (!isSwap && !isOneLetter) return false;
  return isKnown(left) !== isKnown(right);
}
