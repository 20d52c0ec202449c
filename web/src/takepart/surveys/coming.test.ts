// @vitest-environment happy-dom
/** A survey that is not open yet says from when it is, in the list and where it is opened. */
import { flushSync, mount, unmount } from 'svelte';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { catalogue, t } from '../../text/messages.svelte';
import { dayText } from '../consultations/days';
import SurveyForm from './SurveyForm.svelte';
import SurveyList from './SurveyList.svelte';

const COMING = { number: 2, title: 'Parks', state: 'coming', since: '2027-01-10', until: '2027-02-10', ended: null, answered: 0, minutes: 2, fallbacks: {}, languages: [], about: '', questions: [], traits: [] };
const request = (path: string) => Promise.resolve(new Response(JSON.stringify(path.endsWith('/2') ? COMING : { questionnaires: [COMING] })));
vi.mock('../../state/page.svelte', () => ({ getPage: () => ({ client: { request } }) }));
beforeAll(() => catalogue.complete());

afterEach(() => document.body.replaceChildren());

it.each([['list', SurveyList], ['form', SurveyForm]] as const)('in the %s', async (_, Part) => {
  const part = mount(Part, { target: document.body, props: { number: 2, middle: null } });
  flushSync();
  await vi.waitFor(() => expect(document.body.textContent).toContain(t('web-survey-coming', { since: dayText(COMING.since, catalogue.tag), day: dayText(COMING.until, catalogue.tag) })));
  expect(document.body.textContent).toContain('January');
  void unmount(part);
});
