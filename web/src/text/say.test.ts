import { afterEach, expect, it } from 'vitest';
import { catalogue } from './messages.svelte';
import { percent, sentences } from './say.svelte';

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
