// Japanese, Chinese and Korean words of dates: their dates are numbers followed by the signs of year, month and day.

import type { DateWords } from './date-words.ts';

export const eastAsian: DateWords = {
  language: 'ja',
  months: [],
  isDayFirst: null,
  lastUpdated: [
    '最終(?:更新|改定|改訂)日?|最后(?:更新|修订)(?:日期|时间)?|最後更新(?:日期)?|更新日期?|更新时间|改[定訂]日?|마지막 (?:수정|업데이트)(?:일)?|최종 (?:수정|개정)일?|개정일',
  ],
  effective: ['(?:生效|施行|発効|適用)(?:日期?|开始日)?|시행일(?:자)?|효력 발생일'],
  published: ['(?:制定|公布|掲載|发布|發布)(?:日期?)?|게시일|공고일'],
  dated: ['版本(?:日期)?|日期|版'],
  bare: ['版', '日期', '更新日期?'],
  later: ['新(?:しい)?(?:利用)?規約|新版|변경된 약관'],
  from: [],
  announcing: [],
  own: ['本(?:規約|ポリシー|协议|政策|條款|条款)'],
  former: ['旧|以前の|之前的|이전'],
  document: ['規約|ポリシー|协议|政策|條款|条款|약관|방침'],
  law: ['法|条例|법률'],
  ago: ['前', '전'],
  until: ['まで', '截至', '까지'],
  audience: [],
};
