// Spanish words of dates.

import type { DateWords } from './date-words.ts';

const terms =
  '(?:términos|condiciones|políticas?|acuerdo|contrato|aviso|normas|reglas|versión|declaración|directrices)';

export const es: DateWords = {
  language: 'es',
  months: [
    ['enero', 'ene'],
    ['febrero', 'feb'],
    ['marzo', 'mar'],
    ['abril', 'abr'],
    ['mayo', 'may'],
    ['junio', 'jun'],
    ['julio', 'jul'],
    ['agosto', 'ago'],
    ['septiembre', 'setiembre', 'sept', 'sep'],
    ['octubre', 'oct'],
    ['noviembre', 'nov'],
    ['diciembre', 'dic'],
  ],
  isDayFirst: true,
  lastUpdated: [
    '(?:fecha de (?:la )?)?últim[ao]s? (?:actualización|actualizaciones|modificación|revisión|cambio|versión)(?: (?:el|en|de|del|a|realizada el))?',
    '(?:fecha de )(?:actualización|modificación|revisión)',
    '(?:actualizad|modificad|revisad)[oa]s?(?: por última vez)?(?: (?:el|en|a|al))?',
  ],
  effective: [
    '(?:fecha de |en )?(?:entrada en vigor|entrada en vigencia|vigencia|vigente|efectividad)(?: (?:desde|a partir|el|de|del))*',
    '(?:entra(?:n|rá|rán|ron)?|entró|está(?:n)?) en (?:vigor|vigencia)(?: (?:desde|a partir|el|de|del))*',
    'en vigor(?: (?:desde|a partir))?(?: (?:el|de|del))*|efectiv[oa]s?(?: (?:desde|a partir|el|de|del))*|vigentes? (?:desde|a partir)(?: (?:el|de|del))*',
    'surti(?:rá|rán) efecto(?: (?:el|desde|a partir del))?|fecha (?:efectiva|de efecto|efecto)|será(?:n)? (?:efectivas?|aplicables?)(?: (?:desde|a partir|el|de|del))*',
  ],
  published: ['(?:publicad[oa]s?)(?: (?:el|en))?|fecha de publicación'],
  dated: ['versión(?: de| del)?', 'fecha', 'a fecha de'],
  bare: [
    '(?:actualizad|modificad|revisad|publicad|efectiv)[oa]s?(?: (?:el|en|a|al))?',
    'versión(?: de| del)?',
    'fecha',
    'vigencia|vigente|en vigor',
  ],
  later: [
    `(?:nuev[oa]s?|próxim[oa]s?|futur[oa]s?) (?:\\p{L}+ ){0,3}?${terms}`,
    `${terms} (?:actualizad|modificad|revisad)[oa]s`,
    '(?:estos|los|estas|las) (?:cambios|modificaciones|actualizaciones|novedades)',
    'será(?:n)? (?:actualizad|modificad|reemplazad|sustituid)[oa]s?',
    '(?:vamos a|estamos) (?:actualizar|actualizando|modificar|modificando|cambiar)|actualizaremos|modificaremos',
    'vista previa',
  ],
  from: ['(?:a partir|desde)(?: del?)?(?: el)?', 'el'],
  announcing: [
    'será(?:n)? (?:actualizad|modificad|reemplazad|sustituid)[oa]s?',
    `nuev[oa]s? (?:\\p{L}+ ){0,3}?${terms}`,
    '(?:vamos a actualizar|estamos actualizando|actualizaremos|modificaremos)',
  ],
  own: [
    `(?:est[oae]s?|los presentes|las presentes|la presente|el presente|l[oa]s siguientes)(?: \\p{L}+){0,4}? ${terms}`,
  ],
  former: ['(?:anterior(?:es)?|previ[oa]s?|antigu[oa]s?|archivad[oa]s?|originalmente)'],
  document: [terms, 'documento|página|privacidad|cookies|uso|anexo'],
  law: ['ley|leyes|reglamento|directiva|decreto|código|rgpd|lopd|artículo|real decreto'],
  ago: ['hace', 'ayer|hoy'],
  until: ['hasta(?: el)?', 'antes del?'],
  audience: [
    'para (?:todos )?los (?:nuevos )?(?:usuarios|clientes|miembros)(?: nuevos| existentes| actuales| (?:de|en|que residan en) [^.;|)]{2,60})?',
  ],
};
