// Words that bind in Polish; apart because each language has its list.

import type { LanguageWords } from './language-words.ts';

export const polish: LanguageWords = {
  language: 'pl',
  common:
    'i w z na oraz lub do przez od dla się jest są które który która którzy państwa nasz nasze naszych naszej twoje twoich użytkownik użytkownika jak po o za pod przy jeśli jeżeli ich tych w ze nie to',
  negations: 'nie bez nigdy żaden żadna żadnych żadnego żadnej ani nic nikt',
  modals:
    'może mogą możesz możemy mogą możecie można mógł mogłaby mogłoby musi muszą musisz musimy powinien powinna powinno powinni powinny należy trzeba wolno',
  numerals:
    'zero:0 dwa:2 dwie:2 dwóch:2 trzy:3 trzech:3 cztery:4 czterech:4 pięć:5 pięciu:5 sześć:6 sześciu:6 siedem:7 siedmiu:7 osiem:8 ośmiu:8 dziewięć:9 dziesięć:10 dziesięciu:10 dwanaście:12 dwunastu:12 czternaście:14 czternastu:14 piętnaście:15 szesnaście:16 osiemnaście:18 dwadzieścia:20 dwudziestu:20 trzydzieści:30 trzydziestu:30 czterdzieści:40 pięćdziesiąt:50 sześćdziesiąt:60 dziewięćdziesiąt:90',
  weakNumerals: 'jeden:1 jedna:1 jedno:1 jednego:1 jednej:1 jednym:1',
  scales: 'sto:100 stu:100 tysiąc:1000 tysiące:1000 tysięcy:1000 milion:1000000 milionów:1000000',
  units: {
    minute: 'minuta minuty minut',
    hour: 'godzina godziny godzin',
    day: 'dzień dni dnia dniu dniach',
    week: 'tydzień tygodnie tygodni tygodnia tygodniach',
    month: 'miesiąc miesiące miesięcy miesiąca miesiącach',
    year: 'rok lata lat roku latach',
  },
  fillers: 'kolejnych kolejne pełnych ostatnich',
  months:
    'stycznia/styczeń/sty lutego/luty marca/marzec/mar kwietnia/kwiecień/kwi maja/maj czerwca/czerwiec/cze lipca/lipiec/lip sierpnia/sierpień/sie września/wrzesień/wrz października/październik/paź listopada/listopad/lis grudnia/grudzień/gru',
  percent: 'procent procenta procentu',
  currencies: 'euro:EUR złoty:PLN złotych:PLN złote:PLN zł:PLN dolarów:USD gr:PLN',
  ageBefore: 'wiek wieku ukończył ukończyła ukończone ukończenia ukończyć powyżej-roku',
  ageAfter: 'życia wieku',
};
