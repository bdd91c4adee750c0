// The words by which texts that bind people are known, in a dozen languages: words of law and duty, and the phrases
// in which such a document speaks of itself. The second kind hardly occurs in articles, shops and menus. They are
// matched against lower-case text, which is much faster than ignoring case.

const word = (words: readonly string[]) => new RegExp(`(?<![\\p{L}])(?:${words.join('|')})(?![\\p{L}])`, 'gu');

/** Words of law, duty and data protection. */
export const legalWords = new RegExp(
  `${
    word([
      'terms|agree(?:s|d|ment|ments)?|must|shall|may not|policy|policies|privacy|rights?|liab(?:le|ility|ilities)|laws?|lawful|legal(?:ly)?',
      'consent|personal (?:data|information)|prohibit(?:s|ed|ion)?|allowed|permit(?:s|ted)?|licen[cs]e[sd]?|terminat(?:e|es|ed|ion)|violat(?:e|es|ed|ion|ions|ing)',
      'compl(?:y|ies|iance)|requir(?:e|es|ed|ement|ements)|responsib(?:le|ility|ilities)|cookies|content|copyright(?:s|ed)?|trademarks?|account|rules?',
      'warrant(?:y|ies)|indemnif(?:y|ication)|arbitration|dispute[sd]?|notice|third part(?:y|ies)|obligations?|pursuant|hereby|guidelines|disclos(?:e|es|ed|ure)|dmca|infring\\p{L}{1,8}|regulations?',
      'vertr[aä]g\\p{L}{0,20}|\\p{L}{0,12}nutzung\\p{L}{0,20}|\\p{L}{0,12}recht\\p{L}{0,12}|\\p{L}{0,12}daten\\p{L}{0,20}|\\p{L}{0,8}haftung\\p{L}{0,12}|dürfen|müssen|darf|muss|\\p{L}{0,20}bedingungen|gesetz\\p{L}{0,12}|einwilligung|widerruf\\p{L}{0,12}|pflicht\\p{L}{0,10}|verantwortlich\\p{L}{0,6}|impressum|angaben',
      'conditions|données|droits?|devez|pouvez|doit|doivent|responsabilités?|accord|contrats?|politique|confidentialité|consentement|juridique|loi|traitement|obligations?|mentions',
      'términos|condiciones|datos|derechos?|deben?|contratos?|política|privacidad|responsabilidad|ley|leyes|consentimiento|tratamiento|aviso|usuario',
      'condizioni|dati|diritt[oi]|contratt[oi]|informativa|responsabilità|legge|consenso|trattamento|obblig\\p{L}{1,4}|utente',
      'termos|condições|dados|direitos?|contratos?|privacidade|responsabilidade|lei|consentimento|tratamento',
      'gegevens|voorwaarden|rechten|recht|overeenkomst|aansprakelijk\\p{L}{0,6}|toestemming|privacybeleid|wet|verwerking|moet',
      'warunki|warunków|danych|dane|prawo|prawa|regulamin\\p{L}{0,4}|umow\\p{L}{1,4}|zgod[aęy]|odpowiedzialn\\p{L}{1,6}|przetwarzani\\p{L}{1,3}|usług\\p{L}{0,4}',
      'villkor|uppgifter|rättigheter|avtal|integritet\\p{L}{0,12}|vilkår|rettigheder|rettigheter|oplysninger|opplysninger|ehdot|tietoja|oikeus|sopimus|podmínky|údajů|smlouv\\p{L}{1,3}|szerződés|adatok|feltételek|termeni|condiții|datele|şartlar\\p{L}{0,4}|koşullar\\p{L}{0,4}|sözleşme|gizlilik|kişisel',
    ]).source
  }|услови[яей]|соглашени[еяй]|политик[аие]|персональны[хе]|данны[хе]|прав[ао]?|умови|شروط|سياسة|الخصوصية|תנאי|פרטיות|नियम|गोपनीयता|ข้อกำหนด|ความเป็นส่วนตัว|条款|條款|隐私|隱私|规则|規則|協議|协议|规定|规範|權利|权利|規約|個人情報|个人信息|利用者|약관|개인정보|권리`,
  'gu',
);

/** Phrases in which such a document speaks of itself. */
export const documentReferences = new RegExp(
  `${
    word([
      '(?:this|these|our|the|following|such|present) (?:[\\p{L}&-]{2,20} ){0,3}(?:polic(?:y|ies)|notices?|statements?|terms|agreements?|conditions|guidelines|rules|addendum|licen[cs]e|charter|code of conduct|disclaimer|standards|principles)',
      '(?:diese[rnms]?|unsere[rnms]?|vorliegende[rnms]?|folgende[rnms]?|nachfolgende[rnms]?|de[rnms]|die|das) (?:[\\p{L}-]{2,30} ){0,2}[\\p{L}-]{0,30}(?:bedingungen|erklärung|richtlinien?|vertrag(?:es|s)?|agb|hinweise?|vereinbarung|bestimmungen|ordnung|impressum|informationen)',
      "(?:ce(?:tte|s)?|la|les?|notre|nos|présente?s?) (?:[\\p{L}’'-]{2,20} ){0,3}(?:politique|conditions|contrat|charte|accord|règlement|déclaration|mentions légales|cgu|cgv|cgvu)",
      '(?:est[aeo]s?|l[ao]s?|nuestr[ao]s?|presentes?) (?:[\\p{L}-]{2,20} ){0,3}(?:política|términos|condiciones|contrato|acuerdo|aviso|normas|reglas)',
      '(?:quest[aeio]|l[ae]|i|nostr[aeio]|presenti?) (?:[\\p{L}-]{2,20} ){0,3}(?:informativa|termini|condizioni|contratto|accordo|regolamento|norme)',
      '(?:est[ea]s?|[ao]s?|noss[ao]s?|presentes?) (?:[\\p{L}-]{2,20} ){0,3}(?:política|termos|condições|contrato|acordo|aviso|regras)',
      '(?:deze|dit|de|onze|het|ons) (?:[\\p{L}-]{2,20} ){0,2}[\\p{L}-]{0,20}(?:voorwaarden|beleid|overeenkomst|verklaring|reglement|richtlijnen)',
      '(?:ta|te|niniejsz[aey]\\p{L}{0,3}|nasz[aey]?|tych?) (?:[\\p{L}-]{2,20} ){0,2}(?:polityk[aię]|regulamin\\p{L}{0,4}|warunki|umow[aęy]|zasady)',
      '(?:denna|detta|dessa|våra?|dette|disse|denne|vores|våre|vår) (?:[\\p{L}-]{2,20} ){0,2}[\\p{L}-]{0,20}(?:policy|villkor|avtal|vilkår|politik|aftale|erklæring|retningslinjer)',
      'bu (?:sözleşme|politika|koşullar|şartlar)',
    ]).source
  }|настоящ\\p{L}{1,4} (?:соглашени|политик|услови)\\p{L}{1,3}|本规则|本协议|本政策|本條款|本条款|本規約|本ポリシー|본 약관|هذه (?:الشروط|السياسة)`,
  'gu',
);

/** Phrases that name the duties and rights of its parties. */
export const duties = new RegExp(
  `${
    word([
      'you (?:agree|acknowledge|consent|must|shall|may not|warrant|represent|are responsible)|(?:we|users?|customers?|members?|sellers?|the company|the customer|the user|either party) (?:shall|must|may not|reserves? the right|may (?:terminate|suspend|remove|disclose|share|collect|process|use|change|modify|update))|we (?:collect|process|share|disclose|retain|use your|do not (?:sell|allow|permit))|your (?:personal )?(?:data|information|rights|consent|account)|not (?:permitted|allowed)|all rights reserved|governing law|applicable law|data controller|data protection officer|responsible for (?:the )?content',
      '(?:sie|nutzer|kunden?|mitglieder|wir) (?:sind verpflichtet|stimmen|dürfen|müssen|verarbeiten|erheben|behalten uns)|angaben gemäß|ihre (?:personenbezogenen )?daten|personenbezogene[rn]? daten|verantwortlich(?:er)? (?:für|im sinne)|haftung für',
      "vous (?:devez|acceptez|pouvez|reconnaissez|vous engagez)|(?:vos|leurs) (?:droits|données)|données (?:à caractère )?personnel(?:les)?|l[’'](?:utilisateur|acheteur|éditeur|hébergeur|abonné)|droit applicable|directeur de (?:la )?publication|responsable (?:de|du) (?:la )?(?:publication|traitement)",
      '(?:el|los) usuarios? (?:acepta|debe|deberá|podrá)n?|sus? (?:derechos|datos)|datos (?:de carácter )?personal(?:es)?|usted (?:acepta|debe)',
      "dati personali|(?:l[’']utente|il cliente|gli utenti) (?:accetta|deve|può|si impegna|è|dichiara)|(?:i )?tuoi (?:dati|diritti)|titolare del trattamento|diritto applicabile",
      'dados pessoais|(?:o|os) (?:usuário|utilizador)(?:es|s)? (?:concorda|deve|pode|aceita)m?|seus (?:dados|direitos)',
      'persoonsgegevens|(?:de )?(?:gebruiker|klant)s? (?:moet|dient|mag|gaat akkoord)|uw (?:gegevens|rechten)|u (?:mag|moet|stemt|gaat)',
      'dan(?:e|ych) osobow\\p{L}{1,3}|użytkownik\\p{L}{0,4} (?:zobowiązuje|ma prawo|może|wyraża)|administratorem danych',
      'personuppgifter|personoplysninger|personopplysninger|henkilötie\\p{L}{1,8}|osobní(?:ch)? údaj\\p{L}{1,3}|személyes adat\\p{L}{0,6}|date(?:le)? cu caracter personal|kişisel veri\\p{L}{0,8}|bu (?:sözleşme|politika|koşullar|şartlar)',
    ]).source
  }|персональн\\p{L}{1,4} данн\\p{L}{1,3}|пользовател[ья]\\p{L}{0,3} (?:обязуется|вправе|соглашается)|本サービス|您的个人信息|您同意|당사|이용약관|개인정보|البيانات الشخصية`,
  'gu',
);

/** What an imprint is made of: registers, tax numbers, who publishes and who hosts. */
export const imprintWords =
  /(?<![\p{L}])(?:registered (?:office|address|in|under|number)|company (?:number|registration)|registration (?:number|no)|vat(?: id| number| no)?|trade (?:and companies )?register|managing directors?|publication (?:director|owner)|published by|hosted by|hosting|handelsregister|amtsgericht|hr ?b|ust-?id(?:nr)?|umsatzsteuer\p{L}{0,24}|geschäftsführer(?:in)?|vertretungsberechtigte?r?|vertreten durch|angaben gemäß|inhaltlich verantwortlich|siège social|capital(?: social)?|r\.?c\.?s\.?|siren|siret|directeur de (?:la )?publication|hébergeur|hébergé par|immatriculée?|éditeur|cif|nif|registro mercantil|domicilio social|partita iva|p\. ?iva|registro (?:delle )?imprese|sede legale|kvk|btw|nip|regon|krs|cnpj|sitz der gesellschaft)(?![\p{L}])/gu;
