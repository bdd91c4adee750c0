import { describe, expect, it } from 'vitest';
import { plainInline } from './plain-inline.ts';

describe('the plain words of inline Markdown', () => {
  it.each([
    ['See our [**Privacy\\_Policy**](https://x.example/a_(b) "title") now', 'See our Privacy_Policy now'],
    ['![Harbour logo](logo.png)[![](a.svg)Buy](b)', 'Harbour logoBuy'],
    ['**8\\. Fees.** You _must_ pay ~~5~~ `now`', '8. Fees. You must pay 5 now'],
    ['5 * 3, snake_case_name, ~10 days', '5 * 3, snake_case_name, ~10 days'],
    ['A [1] and \\[2\\] stay, an open [ goes', 'A [1] and [2] stay, an open goes'],
    ['arrow\\_forward](https://x.example/)', 'arrow_forward'],
    ['Terms &amp; Fees&nbsp;&#8212; &bogus; AT&T', 'Terms & Fees — &bogus; AT&T'],
    [
      'a<br/>b <span class="x">c</span> <Legal Person> <https://x.example> 1 < 2',
      'ab c <Legal Person> https://x.example 1 < 2',
    ],
    ['one\u00a0\u00a0two\n   three\u200b\u00adfour\0', 'one two threefour'],
    ['Hello!', 'Hello!'],
  ])('of %j are %j', (markdown, plain) => {
    expect(plainInline(markdown)).toBe(plain);
  });
});
