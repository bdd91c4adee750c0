// Words that bind in Portuguese; apart because each language has its list.

import type { LanguageWords } from './language-words.ts';

export const portuguese: LanguageWords = {
  language: 'pt',
  common:
    'os as do da dos das e você vocês nós seu sua seus suas nosso nossa nossos nossas ou para com que por é são em uma um ao aos às este esta estes como se quando sobre mais pelo pela não na nos nas',
  negations: 'não nunca jamais sem nenhum nenhuma nem nada ninguém tampouco',
  modals:
    'pode podem poderá poderão poderemos podemos podes poderia poderiam possa possam deve devem deverá deverão deveremos devemos deves deveria deveriam deva devam',
  numerals:
    'zero:0 dois:2 duas:2 três:3 quatro:4 cinco:5 seis:6 sete:7 oito:8 nove:9 dez:10 onze:11 doze:12 treze:13 catorze:14 quatorze:14 quinze:15 dezesseis:16 dezasseis:16 dezoito:18 vinte:20 trinta:30 quarenta:40 cinquenta:50 sessenta:60 setenta:70 oitenta:80 noventa:90',
  weakNumerals: 'um:1 uma:1',
  scales: 'cem:100 cento:100 mil:1000 milhão:1000000 milhões:1000000',
  units: {
    minute: 'minuto minutos',
    hour: 'hora horas',
    day: 'dia dias',
    week: 'semana semanas',
    month: 'mês meses',
    year: 'ano anos',
  },
  fillers: 'primeiros últimos próximos',
  months:
    'janeiro/jan fevereiro/fev março/mar abril/abr maio/mai junho/jun julho/jul agosto/ago setembro/set outubro/out novembro/nov dezembro/dez',
  percent: 'por-cento',
  currencies: 'euro:EUR euros:EUR real:BRL reais:BRL dólar:USD dólares:USD libras:GBP cêntimos:EUR',
  ageBefore: 'idade maior maiores menor menores',
  ageAfter: 'idade completos',
};
