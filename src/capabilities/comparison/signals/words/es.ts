// Words that bind in Spanish; apart because each language has its list.

import type { LanguageWords } from './language-words.ts';

export const spanish: LanguageWords = {
  language: 'es',
  common:
    'el los las del y usted nosotros su sus nuestro nuestra nuestros nuestras o para con que por es son en una al este esta estos como se lo le tu tus cuando sobre más sin no la de',
  negations: 'no nunca jamás sin ningún ninguna ninguno ni nada nadie tampoco',
  modals:
    'puede pueden podrá podrán podrás podremos puedes podemos podría podrían podamos pueda puedan debe deben deberá deberán deberás debes debemos debería deberían deba deban',
  numerals:
    'cero:0 dos:2 tres:3 cuatro:4 cinco:5 seis:6 siete:7 ocho:8 nueve:9 diez:10 once:11 doce:12 trece:13 catorce:14 quince:15 dieciséis:16 diecisiete:17 dieciocho:18 veinte:20 veintiuno:21 veintiún:21 treinta:30 cuarenta:40 cincuenta:50 sesenta:60 setenta:70 ochenta:80 noventa:90',
  weakNumerals: 'un:1 uno:1 una:1',
  scales: 'cien:100 ciento:100 mil:1000 millón:1000000 millones:1000000',
  units: {
    minute: 'minuto minutos',
    hour: 'hora horas',
    day: 'día días dia dias',
    week: 'semana semanas',
    month: 'mes meses',
    year: 'año años',
  },
  fillers: 'primeros últimos próximos',
  months:
    'enero/ene febrero/feb marzo/mar abril/abr mayo junio/jun julio/jul agosto/ago septiembre/setiembre/sep octubre/oct noviembre/nov diciembre/dic',
  percent: 'por-ciento',
  currencies: 'euro:EUR euros:EUR dólar:USD dólares:USD pesos:MXN libras:GBP céntimos:EUR',
  ageBefore: 'edad mayor mayores menor menores',
  ageAfter: 'edad cumplidos',
};
