// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { catalogue } from '../text/messages.svelte';
import { reasonOf } from './made_up';

it.each([['zh', '为演示而虚构'], ['en', 'Made up for the demo']] as const)('tells in %s what the demo made up, and leaves alone what people wrote', async (language, told) => {
  await catalogue.use(language);
  expect(reasonOf('Made up for the demo', 'demo')).toBe(told);
  expect(reasonOf('Council, 3 May', 'Aino')).toBe('Council, 3 May');
});
