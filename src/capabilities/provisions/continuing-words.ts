// The words with which a sentence only goes on with the one before: it points back at it, gives an example, draws a
// conclusion, says where to read on. Alone it could not be understood, so it belongs to the same rule.

/** Whether a sentence that begins like this cannot stand alone. Languages we do not know: it can. */
export function goesOn(beginning: string): boolean {
  const first = /^\p{L}+/u.exec(beginning)?.[0].toLowerCase() ?? '';
  return firstWords.has(first) && patterns.some((pattern) => pattern.test(beginning));
}

// "This means …" points back, "This Policy …" names the document: a pronoun is one only with a verb after it.
const verbs =
  'is|are|was|were|means?|includes?|may|might|can|could|will|would|shall|should|does|do|did|has|have|allows?|applies|apply|' +
  'also|helps?|enables?|lets?|gives?|makes?|happens?|depends?|way|requires?|ensures?|occurs?|refers?|says?|tells?';

/** "This limitation applies …" points back as "this" does. */
const noted =
  'in turn|data|information|list|limitation|prohibition|restriction|exception|example|exclusion|step|right|period|process';
/** "It is your responsibility …" points at nothing. */
const said = 'your|the|not|important|possible|recommended|our|also|therefore|prohibited|forbidden|a condition';

const patterns: readonly RegExp[] = [
  new RegExp(`^(?:This|That|These|Those)(?: (?:${noted}))? (?:${verbs})\\b`, 'i'),
  new RegExp(`^(?:It|They) (?!is (?:${said})\\b)(?:${verbs})\\b`, 'i'),
  /^(?:For (?:example|instance)|Examples (?:of|include)|E\.g\.|I\.e\.|In (?:that|this|such|these|those|either|each) (?:an? )?(?:cases?|events?|instances?|situations?|circumstances)|If (?:so|not|this happens|this is the case|you do(?: so| not| n[’']t)?,|we do(?: so)?,)|Otherwise|Doing so|In other words|That is|To do (?:so|this|that)|Where (?:this|that) is)\b/i,
  /^(?:For (?:more|further|additional) (?:information|details?)|(?:To )?(?:learn|read|find out) more|More information|See (?:also|section|here|our|the|below|above)|Please (?:see|refer to|click|visit)|Click here|You can (?:find|read|learn) (?:out )?more)\b/i,
  // German
  /^(?:(?:Dies|Das|Diese|Dieser|Dieses|Sie|Es) (?:ist|sind|war|bedeutet|umfasst|umfassen|gilt|gelten|kann|können|wird|werden|hat|haben|beinhaltet|hilft|ermöglicht|betrifft)|Dazu (?:gehör|zähl)|Hierzu (?:gehör|zähl)|Hierbei|Dabei|Dadurch|Hierdurch|Damit|Andernfalls|Ansonsten|Insbesondere|Zum Beispiel|Beispielsweise|In (?:diesem|diesen|solchen|einem solchen) F[aä]ll|Weitere (?:Informationen|Details|Einzelheiten)|Mehr (?:dazu|Informationen)|Näheres)\b/i,
  // French
  /^(?:(?:Ceci|Cela|C[’']est|Il s[’']agit|Ils|Elles?|Ceux-ci|Celles?-ci|Celui-ci) ?(?:est|sont|peut|peuvent|signifie|comprend|inclut|permet|concerne|s[’']applique|ne|une?|des?|de)?|Par exemple|Dans ce(?:s)? cas|En pareil cas|Le cas échéant|À défaut|Notamment|Pour (?:plus|en savoir)|Veuillez consulter)\b/i,
  // Italian
  /^(?:(?:Ciò|Questo|Questi|Questa|Queste|Esso|Essi|Essa) (?:è|sono|può|possono|significa|include|comprende|consente|vale|non|si)|Ad esempio|Per esempio|In (?:tal|questo|questi|tali) cas[oi]|In caso contrario|Inoltre ciò|Per (?:maggiori|ulteriori) informazioni)\b/i,
  // Spanish
  /^(?:(?:Esto|Eso|Estos|Estas|Ello|Ellos) (?:es|son|puede|pueden|significa|incluye|incluyen|permite|se|no|también)|Por ejemplo|En (?:tal|este|ese|estos|dicho|dichos|tales) casos?|De lo contrario|En caso contrario|Para (?:más|obtener más) información|Consulte)\b/i,
  // Polish
  /^(?:(?:To|Są to|Jest to|Te|Ten) (?:jest|są|może|mogą|oznacza|obejmuje|obejmują|dotyczy|pozwala)|Oznacza to|Obejmuje to|Dotyczy to|Na przykład|Np\.|W (?:takim|tym|takich|tych) przypadk|W takiej sytuacji|W przeciwnym razie|Więcej informacji|Zobacz)/i,
  // Portuguese
  /^(?:(?:Isto|Isso|Estes|Estas|Esses|Essas|Eles|Elas) (?:é|são|pode|podem|significa|inclui|incluem|permite|se|não|também)|Por exemplo|N(?:este|esse|estes|esses) casos?|Em tais casos|Caso contrário|Para (?:mais|obter mais|saber mais))\b/i,
  // Dutch
  /^(?:(?:Dit|Dat|Deze|Die|Het|Zij|Ze) (?:is|zijn|kan|kunnen|betekent|omvat|omvatten|geldt|gelden|houdt|helpt|zal|zullen|wordt|worden|betreft)|Bijvoorbeeld|In (?:dat|dit|deze|die|dergelijke|zo.n) geval|Anders|Voor meer informatie|Meer informatie|Lees meer|Zie )\b/i,
];

const firstWords = new Set(
  (
    'this that these those it they for examples e i in if otherwise therefore accordingly consequently thus hence as doing ' +
    'however nevertheless nonetheless to where such learn read find more see please click you ' +
    'dies das diese dieser dieses sie es dazu hierzu hierbei dabei dadurch hierdurch damit daher deshalb somit andernfalls ' +
    'ansonsten jedoch allerdings insbesondere zum beispielsweise solche weitere mehr näheres ' +
    'ceci cela c il ils elle elles ceux celles celle celui par dans en le à toutefois cependant néanmoins ainsi dès notamment ' +
    'pour veuillez de ciò questo questi questa queste esso essi essa ad per tuttavia pertanto di quindi inoltre tali tale ' +
    'esto eso estos estas ello ellos por sin no así dichos dicho dichas dicha tales para consulte ' +
    'są jest te ten oznacza obejmuje dotyczy na np w jednak niemniej dlatego takie taki taka więcej zobacz ' +
    'isto isso estes esses essas eles elas neste nesse nestes nesses em caso contudo todavia portanto assim ' +
    'consequentemente tais tal dit dat deze die het zij ze bijvoorbeeld anders echter daarom hierdoor dus zo dergelijke zulke voor ' +
    'lees zie'
  ).split(' '),
);
