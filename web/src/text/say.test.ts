import { afterEach, expect, it } from 'vitest';
import { catalogue } from './messages.svelte';
import { sentences } from './say.svelte';

afterEach(() => catalogue.use('en'));

it('writes no space after the full stop of a Chinese sentence', async () => {
  expect(sentences('It is dusty.', 'Also at 2 more places', '')).toBe('It is dusty. Also at 2 more places');
  await catalogue.use('zh');
  expect(sentences('有扬尘。', '另有 2 处')).toBe('有扬尘。另有 2 处');
});
