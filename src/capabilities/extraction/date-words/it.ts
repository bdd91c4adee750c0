// Italian words of dates.

import type { DateWords } from './date-words.ts';

const terms =
  '(?:termini|condizioni|norme|informativ[ae]|politic(?:a|he)|contratto|accordo|regole|versione|regolamento interno|linee guida|policy|privacy)';

export const it: DateWords = {
  language: 'it',
  months: [
    ['gennaio', 'gen'],
    ['febbraio', 'feb'],
    ['marzo', 'mar'],
    ['aprile', 'apr'],
    ['maggio', 'mag'],
    ['giugno', 'giu'],
    ['luglio', 'lug'],
    ['agosto', 'ago'],
    ['settembre', 'set', 'sett'],
    ['ottobre', 'ott'],
    ['novembre', 'nov'],
    ['dicembre', 'dic'],
  ],
  isDayFirst: true,
  lastUpdated: [
    "(?:data (?:dell['’] ?)?)?ultim[oa] (?:aggiornamento|modifica|revisione|versione)(?: (?:il|al|del|in data|effettuat[oa] il))?",
    'data (?:di|della) (?:modifica|revisione|aggiornamento)|data aggiornamento',
    "(?:aggiornat|modificat|revisionat)[oaie](?: (?:al|il|in data|l[’']ultima volta il))?",
  ],
  effective: [
    "(?:data di )?(?:entrata in vigore|efficacia|decorrenza|validità)(?: (?:il|dal|dall['’]|al|a partire dal))?",
    "(?:entra(?:no|to|ta)?|entrerà|entreranno|è|sono) in vigore(?: (?:il|dal|dall['’]|a partire dal))?",
    "in vigore(?: (?:dal|dall['’]|a partire dal|il))?|valid[oaie] (?:dal|a partire dal)|efficac[ei] (?:dal|a partire dal)",
    '(?:avrà|avranno) (?:effetto|efficacia)(?: (?:dal|il|a partire dal))?',
  ],
  published: ['pubblicat[oaie](?: (?:il|in data))?|data di pubblicazione'],
  dated: ['versione(?: del| di)?', 'data', 'in data'],
  bare: [
    '(?:aggiornat|modificat|revisionat|pubblicat)[oaie](?: (?:al|il))?',
    'versione(?: del| di)?',
    'data',
    'in data',
    'in vigore',
  ],
  later: [
    `(?:nuov[oaie]|prossim[oaie]|futur[oaie]) (?:\\p{L}+ ){0,3}?${terms}`,
    `${terms} (?:aggiornat|modificat|rivist)[oaie]`,
    '(?:queste|tali|le|i|gli) (?:modifiche|aggiornamenti|variazioni|novità)',
    '(?:sarà|saranno|verrà|verranno) (?:aggiornat|modificat|sostituit)[oaie]',
    '(?:stiamo|andremo ad?) (?:aggiornando|modificando|aggiornare|modificare)|aggiorneremo|modificheremo',
    'anteprima',
  ],
  from: ["(?:a partire |a decorrere )?(?:dal|dall['’])", 'il'],
  announcing: [
    '(?:sarà|saranno|verrà|verranno) (?:aggiornat|modificat|sostituit)[oaie]',
    `nuov[oaie] (?:\\p{L}+ ){0,3}?${terms}`,
    '(?:stiamo aggiornando|aggiorneremo|modificheremo)',
  ],
  own: [
    `(?:quest[oaie]|l[ae] present[ei]|i presenti|il presente|l[ae] seguent[ei]|i seguenti)(?: \\p{L}+){0,4}? ${terms}`,
  ],
  former: ['(?:precedent[ei]|vecchi[oae]?|archiviat[oaie]|originariamente|passat[oaie])'],
  document: [terms, "documento|pagina|cookie|d['’]uso|servizio|allegato"],
  law: ['legge|leggi|regolamento|direttiva|decreto|codice|gdpr|d\\.?lgs|articolo'],
  ago: ['\\d+ \\p{L}+ fa', 'ieri|oggi'],
  until: ["fino (?:al|all['’]|a)", 'prima del'],
  audience: [
    'per (?:tutti )?(?:gli|i) (?:nuovi )?(?:utenti|clienti|membri)(?: nuovi| esistenti| attuali| (?:residenti )?in [^.;|)]{2,60})?',
  ],
};
