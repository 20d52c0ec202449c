// @vitest-environment happy-dom
/** What waits on a device is sent from the page, whatever is opened on it; what is refused stays until it is removed. */
import { flushSync, mount, unmount } from 'svelte';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { RequestError, type Client } from '../api/client';
import { catalogue, t } from '../text/messages.svelte';
import { Consulting, consultingOf } from './consultations/consulting.svelte';
import { heldNumbers, readKept, writeKept } from './kept';
import { Measuring } from './readings/measuring.svelte';
import { AGAIN, MOST, whenBack } from './sending';
import { Answering, answeringOf } from './surveys/answering.svelte';
import SurveyForm from './surveys/SurveyForm.svelte';
import SurveyList from './surveys/SurveyList.svelte';
import { sendHeld, somethingWaits } from './waiting';

const CODE = 'W-11111-11111-11111-11111';
const SAID = { sending: 'one', answers: { walk: 'no', why: 'Dark' }, traits: { age: 'old' } };
const READING = { sending: 'r', measured: 'sound_level', value: 60, unit: 'dB', device: 'phone', place: { longitude: 24.9, latitude: 60.2 } };
const QUESTIONS = [
  { name: 'walk', kind: 'single', label: 'Do you walk?', options: [{ name: 'no', label: 'Not at all' }], when: {}, required: false },
  { name: 'why', kind: 'text', label: 'Why not?', options: [], when: {}, required: false },
];
const SURVEY = { number: 2, title: 'Parks', state: 'open', since: '2026-11-10', until: '2027-02-10', ended: null, answered: 0, minutes: 2, fallbacks: {}, languages: [], about: '', questions: QUESTIONS, traits: [] };

/** A city that refuses answers with an error, or takes them. */
let refusal: RequestError | null = null;
let survey: object = SURVEY;
const sent: string[] = [];
const request = vi.fn((path: string, { body }: { body?: object } = {}) => {
  if (body || path.endsWith('/codes/web')) sent.push(path);
  if (body && refusal) return Promise.reject(refusal);
  const answer = path.endsWith('/codes/web') ? { code: CODE } : path === '/questionnaires' ? { questionnaires: [survey] } : path.startsWith('/questionnaires/') ? survey : { answered: 1, inputs: [] };
  return Promise.resolve(new Response(JSON.stringify(answer)));
});
let client: Client;
vi.mock('../state/page.svelte', () => ({ getPage: () => ({ client, clock: null }) }));
beforeAll(() => catalogue.complete());
beforeEach(() => {
  localStorage.clear();
  sent.length = 0;
  [refusal, survey, client] = [null, SURVEY, { request, call: request, json: request } as unknown as Client];
});
afterEach(() => document.body.replaceChildren());

it('sends all that waits, once, without any of it being opened', async () => {
  writeKept('citybrain-readings', { waiting: [READING] });
  writeKept('citybrain-consultation-3', { waiting: { sending: 'a', answer: 'yes', traits: {} } });
  writeKept('citybrain-consultation-4', { code: CODE, answered: 'no', added: [{ sending: 'b', code: CODE, kind: 'comment', text: 'Trees' }] });
  writeKept('citybrain-survey-2', { waiting: SAID });
  writeKept('citybrain-survey-9', { code: CODE, sent: true });
  expect([heldNumbers('consultation'), heldNumbers('survey')]).toEqual([[3, 4], [2]]);
  const measuring = new Measuring(client);
  expect(somethingWaits(client, measuring)).toBe(true);
  await Promise.all([sendHeld(client, measuring), sendHeld(client, measuring)]);
  expect([...sent].sort()).toEqual(['/citizen-readings', '/consultations/3/answers', '/consultations/3/codes/web', '/consultations/4/inputs', '/questionnaires/2/answers', '/questionnaires/2/codes/web']);
  expect([somethingWaits(client, measuring), heldNumbers('consultation'), heldNumbers('survey')]).toEqual([false, [], []]);
  expect(consultingOf(client, 3).answered).toBe('yes');
});

it('sends nothing that another tab has sent meanwhile, and brings nothing back that it removed', async () => {
  writeKept('citybrain-survey-2', { code: CODE, waiting: SAID });
  writeKept('citybrain-consultation-3', { code: CODE, waiting: { sending: 'a', code: CODE, answer: 'yes', traits: {} } });
  const [answering, consulting] = [answeringOf(client, 2), consultingOf(client, 3)];
  writeKept('citybrain-survey-2', { code: CODE, sent: true });
  writeKept('citybrain-consultation-3', { code: CODE, answered: 'yes' });
  await Promise.all([answering.sendWaiting(), consulting.sendWaiting()]);
  expect([sent, answering.sent, consulting.answered]).toEqual([[], true, 'yes']);
});

it('keeps an answer that is given without a network before this device has a code', async () => {
  const away = { request: () => Promise.reject(new RequestError(0, 'no-answer', null)) } as unknown as Client;
  const consulting = new Consulting(away, 3);
  await consulting.answer('yes', {});
  expect([consulting.problem, consulting.waits, readKept<{ waiting: object }>('citybrain-consultation-3').waiting]).toEqual([null, true, { sending: expect.any(String) as string, answer: 'yes', traits: {} }]);
  await new Consulting(client, 3).sendWaiting();
  expect(sent).toEqual(['/consultations/3/codes/web', '/consultations/3/answers']);
});

it.each([[422, 'questionnaire-answer'], [409, 'questionnaire-answered'], [409, 'questionnaire-not-open'], [410, 'gone']])('keeps refused answers (%i %s) with the reason until they are removed', async (status, code) => {
  const why = code === 'questionnaire-answered' ? t('web-consult-refused-first') : code === 'questionnaire-not-open' ? t('web-consult-refused-late') : 'told what';
  refusal = new RequestError(status, code, 'told what');
  if (code === 'questionnaire-not-open') survey = { ...SURVEY, state: 'closed' };
  writeKept('citybrain-survey-2', { code: CODE, waiting: SAID });
  await sendHeld(client, new Measuring(client));
  client = { request, call: request, json: request } as unknown as Client; // the page is opened anew
  const list = mount(SurveyList, { target: document.body, props: { middle: null } });
  flushSync();
  await vi.waitFor(() => expect(document.querySelector('.note')?.textContent).toContain('Not at all'));
  expect(document.querySelector('.note')!.textContent).toContain(why);
  expect(document.querySelector('.note')!.textContent).toContain('Dark');
  document.querySelector<HTMLButtonElement>('.note button')!.click();
  flushSync();
  expect([document.querySelector('.note'), heldNumbers('survey')]).toEqual([null, []]);
  void unmount(list);
});

it('fills the form with answers that were refused, so that they can be mended and sent', async () => {
  writeKept('citybrain-survey-2', { code: CODE, refused: [{ ...SAID, code: 'questionnaire-answer', why: 'told what' }] });
  const form = mount(SurveyForm, { target: document.body, props: { number: 2, middle: null } });
  flushSync();
  await vi.waitFor(() => expect(document.querySelector('textarea')?.value).toBe('Dark'));
  expect(document.querySelector('.note')!.textContent).toContain('told what');
  document.querySelector('form')!.dispatchEvent(new SubmitEvent('submit', { cancelable: true }));
  await vi.waitFor(() => expect(document.body.textContent).toContain(t('web-survey-sent')));
  expect([sent, heldNumbers('survey')]).toEqual([['/questionnaires/2/answers'], []]);
  void unmount(form);
});

it('shows that answers were sent of a survey that the list showed closed before', async () => {
  const list = mount(SurveyList, { target: document.body, props: { middle: null } });
  await vi.waitFor(() => expect(document.querySelector('li .titled')).not.toBeNull());
  document.querySelector<HTMLButtonElement>('li .titled')!.click();
  await vi.waitFor(() => expect(document.querySelector('form')).not.toBeNull());
  document.querySelector('form')!.dispatchEvent(new SubmitEvent('submit', { cancelable: true }));
  await vi.waitFor(() => expect(document.body.textContent).toContain(t('web-survey-sent')));
  void unmount(list);
});

it('takes the same answers that came before for sent', async () => {
  refusal = new RequestError(409, 'questionnaire-entered', 'same');
  writeKept('citybrain-survey-2', { code: CODE, waiting: SAID });
  const answering = new Answering(client, 2);
  await answering.sendWaiting();
  expect([answering.sent, answering.waits, answering.refused, answering.problem]).toEqual([true, false, [], null]);
});

it('tries again after waits that grow, a bounded number of times, and anew when the network is back', () => {
  vi.useFakeTimers();
  const send = vi.fn();
  let waits = false;
  const end = whenBack(send, () => waits);
  vi.advanceTimersByTime(AGAIN * 10);
  expect(send).not.toHaveBeenCalled();
  waits = true;
  vi.advanceTimersByTime(AGAIN);
  expect(send).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(AGAIN);
  expect(send).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(AGAIN);
  expect(send).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(AGAIN * 2 ** 13);
  expect(send).toHaveBeenCalledTimes(MOST);
  dispatchEvent(new Event('online'));
  vi.advanceTimersByTime(AGAIN);
  expect(send).toHaveBeenCalledTimes(MOST + 2);
  end();
  vi.useRealTimers();
});
