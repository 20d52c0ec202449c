// @vitest-environment happy-dom
/** Options stand at the side from which their question is read, numbers without a language too. */
import { mount, unmount } from 'svelte';
import { beforeAll, expect, it, vi } from 'vitest';
import { catalogue } from '../../text/messages.svelte';
import SurveyQuestions from './SurveyQuestions.svelte';

vi.mock('../../state/page.svelte', () => ({ getPage: () => ({ client: {} }) }));
beforeAll(() => catalogue.complete());

const RATE = 'كم تشعر بالأمان؟';
const scale = { name: 'safe', kind: 'scale', label: RATE, options: [1, 2, 3, 4, 5].map((one) => ({ name: String(one), label: String(one) })), required: true, when: {} };
const which = { name: 'where', kind: 'multiple', label: RATE, options: [{ name: 'park', label: 'Park' }], required: false, when: {} };
const plain = { name: 'walk', kind: 'single', label: 'Do you walk?', options: [{ name: 'no', label: 'No' }], required: false, when: {} };

it.each([['scale', scale, 'rtl'], ['several', which, 'rtl'], ['the language of the page', plain, '']])('of a question: %s', (_, question, side) => {
  const survey = { questions: [question], traits: [], fallbacks: { [RATE]: 'ar' } } as never;
  const part = mount(SurveyQuestions, { target: document.body, props: { number: 2, survey, middle: null, onphoto: () => Promise.resolve(), answers: {}, traits: {} } });
  expect(document.querySelector('fieldset')!.dir).toBe(side);
  expect(document.querySelector<HTMLElement>('label.option')!.dir).toBe('');
  void unmount(part);
});
