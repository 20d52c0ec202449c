// @vitest-environment happy-dom
import { afterEach, expect, it } from 'vitest';
import { catalogue } from './messages.svelte';
import { around, counted, decimal, degreesText, percent, sentences, spread } from './say.svelte';

afterEach(() => catalogue.use('en'));

it('writes no space after the full stop of a Chinese sentence', async () => {
  expect(sentences('It is dusty.', 'Also at 2 more places', '')).toBe('It is dusty. Also at 2 more places');
  await catalogue.use('zh');
  expect(sentences('有扬尘。', '另有 2 处')).toBe('有扬尘。另有 2 处');
});

it.each([
  ['en', 0, 1, '0\u00a0%'],
  ['en', 1e-14, 1, '0\u00a0%'],
  ['en', 0.0003, 1, 'less than 0.1\u00a0%'],
  ['en', 0.0006, 1, '0.1\u00a0%'],
  ['en', 0.004, 0, 'less than 1\u00a0%'],
  ['zh', 0.0003, 1, '不到 0.1%'],
] as const)('says in %s of a share of %d, with %d digits: %s', async (language, share, digits, expected) => {
  await catalogue.use(language);
  expect(percent(share, digits).replaceAll(' %', '\u00a0%')).toBe(expected);
});

it('writes shares of one list with as many digits, and a true minus', () => {
  expect([0.33, 0.265].map((share) => percent(share, 1, 1))).toEqual(['33.0\u00a0%', '26.5\u00a0%']);
  expect([counted(-1200), decimal(-0.5, 2), percent(-0.04)]).toEqual(['−1,200', '−0.50', '−4\u00a0%']);
  expect(degreesText({ latitude: -33.86882, longitude: 151.2093 })).toBe('−33.8688, 151.2093');
});

it.each([
  ['en', 412, 302, 582, '1', '410 (300 to 580)'],
  ['en', 2220, 1300, 3140, 'person', '2,220 ± 920 people'],
  ['en', 412, null, 582, '1', '412 ± ?'],
  ['en', 0, 0, 0, '1', '0 ± 0'],
  ['zh', 412, 302, 582, '1', '410 （300 至 580）'],
] as const)('writes in %s of %d from %s to %s %s: %s', async (language, value, low, high, unit, expected) => {
  await catalogue.use(language);
  expect(around(value, { low, high }, unit).replaceAll('\u00a0', ' ')).toBe(expected);
});

it.each([
  [17.4, 11.5, 27.7, '11.5 to 27.7'],
  [174, 114, 277, '114 to 277'],
  [1740, 1145, 2770, '1,150 to 2,770'],
])('tells the ends of %d with the digits of its interval, however large what stands beside it', (value, low, high, text) => {
  expect(spread(value, { low, high }, 'money/a', { beside: 513_838 }).text).toBe(text);
});
