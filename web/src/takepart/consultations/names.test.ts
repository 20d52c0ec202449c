// @vitest-environment happy-dom
/** Two consultations that are open at once share no name and no mark of a part. */
import { flushSync, mount, unmount } from 'svelte';
import { beforeAll, expect, it } from 'vitest';
import { catalogue } from '../../text/messages.svelte';
import ConsultationResult from './ConsultationResult.svelte';

beforeAll(() => catalogue.complete());

it('names each result by its question', () => {
  const result = { final: true, counted: 0, least: 5, answered: 0, traits: [], counts: {}, shares: {} } as never;
  const parts = [1, 2].map((number) => mount(ConsultationResult, { target: document.body, props: { result, of: { number, choices: [], until: '2026-12-01', fallbacks: {} } } }));
  flushSync();
  const names = [...document.querySelectorAll('section')].map((one) => one.getAttribute('aria-labelledby'));
  expect(names).toEqual(['result-1 question-1', 'result-2 question-2']);
  expect([...document.querySelectorAll('h4')].map(({ id }) => id)).toEqual(['result-1', 'result-2']);
  parts.forEach((part) => void unmount(part));
});
