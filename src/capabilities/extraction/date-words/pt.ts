// Portuguese words of dates.

import type { DateWords } from './date-words.ts';

const terms = '(?:termos|condições|políticas?|contrato|acordo|aviso|normas|regras|versão|declaração|diretrizes)';

export const pt: DateWords = {
  language: 'pt',
  months: [
    ['janeiro', 'jan'],
    ['fevereiro', 'fev'],
    ['março', 'marco', 'mar'],
    ['abril', 'abr'],
    ['maio', 'mai'],
    ['junho', 'jun'],
    ['julho', 'jul'],
    ['agosto', 'ago'],
    ['setembro', 'set'],
    ['outubro', 'out'],
    ['novembro', 'nov'],
    ['dezembro', 'dez'],
  ],
  isDayFirst: true,
  lastUpdated: [
    '(?:data d[ae] )?últim[ao]s? (?:atualização|actualização|modificação|alteração|revisão|versão)(?: (?:em|a|de|feita em|realizada em))?',
    'data d[ae] (?:atualização|actualização|modificação|alteração|revisão)',
    '(?:atualizad|actualizad|modificad|alterad|revisad|revist)[oa]s?(?: pela última vez)?(?: (?:em|a|no dia))?',
  ],
  effective: [
    '(?:data d[ae] |início d[ae] )?(?:entrada em vigor|entrada em vigência|vigência|efetivação)(?: (?:em|a partir|desde|de|a))*',
    '(?:entra(?:m|rá|rão|ram)?|entrou|está|estão) em (?:vigor|vigência)(?: (?:em|a partir|desde|de|a|no dia))*',
    'em vigor(?: (?:desde|a partir))?(?: (?:de|em|a))*|(?:efetiv|efectiv|válid)[oa]s?(?: (?:em|a partir|desde|de))*|vigentes?(?: (?:em|a partir|desde|de))*',
    'produz(?:irá|irão)? efeitos?(?: (?:em|a partir de|desde))?|data (?:efetiva|efectiva)',
  ],
  published: ['publicad[oa]s?(?: (?:em|a))?|data d[ae] publicação'],
  dated: ['versão(?: de)?', 'data'],
  bare: [
    '(?:atualizad|actualizad|modificad|alterad|revisad|revist|publicad|efetiv|efectiv|válid)[oa]s?(?: (?:em|a))?',
    'versão(?: de)?',
    'data',
    'vigentes?|vigência|em vigor',
  ],
  later: [
    `(?:nov[oa]s?|próxim[oa]s?|futur[oa]s?) (?:\\p{L}+ ){0,3}?${terms}`,
    `${terms} (?:atualizad|actualizad|alterad|revist)[oa]s`,
    '(?:estas|essas|as|os|estes) (?:alterações|mudanças|atualizações|modificações|novidades)',
    'ser(?:á|ão) (?:atualizad|alterad|substituíd|modificad)[oa]s?',
    '(?:estamos|vamos) (?:atualizando|alterando|atualizar|alterar|a atualizar|a alterar)|atualizaremos|alteraremos',
    'pré-visualização',
  ],
  from: ['(?:a partir|desde)(?: de| do dia)?', 'em', 'no dia'],
  announcing: [
    'ser(?:á|ão) (?:atualizad|alterad|substituíd|modificad)[oa]s?',
    `nov[oa]s? (?:\\p{L}+ ){0,3}?${terms}`,
    '(?:estamos (?:atualizando|a atualizar)|vamos atualizar|atualizaremos|alteraremos)',
  ],
  own: [`(?:est[ea]s?|os presentes|as presentes|a presente|o presente|[oa]s seguintes)(?: \\p{L}+){0,4}? ${terms}`],
  former: ['(?:anterior(?:es)?|prévi[oa]s?|antig[oa]s?|arquivad[oa]s?|originalmente)'],
  document: [terms, 'documento|página|privacidade|cookies|uso|anexo|aviso'],
  law: ['lei|leis|regulamento|diretiva|directiva|decreto|código|lgpd|rgpd|artigo'],
  ago: ['há \\d+', 'atrás', 'ontem|hoje'],
  until: ['até', 'antes d[eo]'],
  audience: [
    'para (?:todos )?os (?:novos )?(?:usuários|utilizadores|clientes|membros)(?: novos| existentes| atuais| (?:em|no|na|residentes em) [^.;|)]{2,60})?',
  ],
};
