// Words that are written with a full stop which ends no sentence, and words that open sentences, in the languages of
// our documents. Apart because it is knowledge of languages and no algorithm. All lower case, without the last stop.

/** Before a number or a letter that names something: "Sec. 4.2", "No. 5", "lit. f". Elsewhere they are plain words. */
export const numberedWords = setOf(
  'sec secs sect art arts artt no nos nr nrn num núm núms abs ziff lit ltr let lett letra p pp pg para paras par párr pár ' +
    'cl ch chap cap fig figs vol ed sched sch reg regs r tit titre bd rn rz s ss st sub subsec subs ex app ann anl ' +
    'pkt ust poz dz str rozdz zał lp pág págs pag pagg col c n nn hoofdst blz bijl lid ap apt ste ext tel fax',
);

/** Never at the end of a sentence, whatever follows. */
export const openWords = setOf(
  'mr mrs ms messrs dr prof hon rev gen capt sgt mme mlle me sr sra srta dr dra d dña dott avv sig dhr mw mevr ing drs ' +
    'ir hr fr dipl e.g i.e eg ie cf viz vs approx incl excl esp resp vgl bzw ggf gem evtl ca inkl exkl zzgl sog ' +
    'z.b d.h u.a i.d.r i.s.d i.s.v i.v.m i.h.v o.g u.u v.a o.ä m.e bspw insb einschl entspr ggü lt p.ex p.ej p.es es bijv ' +
    'd.w.z o.a m.b.t m.u.v i.v.m m.a.w ca np tj tzw m.in tzn wg por jan feb febr mär apr jun jul aug sep sept okt oct nov ' +
    'dez dec janv févr avr juil déc ene mag giu lug ago set ott dic vid véase',
);

/** At the end of a sentence only if what follows opens one: "Meridian Inc. You may" but "Meridian Inc. Support". */
export const closingWords = setOf(
  'inc ltd co corp llc llp plc pty gmbh ag kg ohg sarl sas srl spa bv nv jr sr esq etc usw usf ecc itd itp ff f al ' +
    'u.s u.k u.s.c u.s.a e.u u.e d.c a.m p.m s.a s.a.s s.a.r.l s.r.l s.p.a b.v n.v s.l l.p l.l.c sp z.o.o o.o ltda cía cie ' +
    'stk u.ä u.v.m bros assn dept div',
);

/** Words that open a sentence far more often than they are part of a name. */
export const openingWords = setOf(
  'the this these those that you your we our us it its they their if in any all by for from when where while such please however ' +
    'each no nothing as at to on upon to see some other there here do does what who why how i he she a an and but or so ' +
    'wir sie ihr ihre der die das dies diese dieser wenn bei im in für falls sofern es ein eine unser unsere soweit ' +
    'nous vous le la les ce ces si en pour votre vos notre nos il elle dans toute tout aucun ' +
    'el los las si usted su sus para nuestro nuestra este esta estos cuando no ' +
    'il lo gli se per noi voi lei questo questa nel qualora o os as se você seu sua para nós este esta quando ' +
    'de het een wij we u uw als bij voor deze dit indien jij je ' +
    'jeśli jeżeli w na dla my ty twoje nasze ten ta to niniejszy niniejsza',
);

/** Months, and what ordinals stand before in German and Polish: "3. Mai" is no end of a sentence. */
export const monthWords = setOf(
  'januar jänner februar märz april mai juni juli august september oktober november dezember jan feb mär apr jun jul aug ' +
    'sep sept okt nov dez stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada ' +
    'grudnia january february march may june july october december quartal kapitel abschnitt absatz satz tag monat ' +
    'jahr geburtstag lebensjahr lebensjahres lebensjahrs kalendertag werktag generation',
);

/** After these, a number with a full stop is an ordinal: "der 2. Absatz". */
export const wordsBeforeOrdinals = setOf(
  'der die das den dem des am im zum zur vom ab bis seit ein eine einem einer jeden jeder',
);

function setOf(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}
