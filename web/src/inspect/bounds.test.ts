// @vitest-environment happy-dom
/** The phone takes no number that is not possible, and says so at its field. */
import { flushSync, mount, unmount } from 'svelte';
import { beforeAll, expect, it, vi } from 'vitest';
import { catalogue, t } from '../text/messages.svelte';
import { isBeyond } from './bounds';
import InspectionForm from './InspectionForm.svelte';

const DUST = { name: 'dust', label: 'Dust', kind: 'number', choices: [], unit: 'µg/m³', optional: true };
vi.mock('./inspecting.svelte', () => ({ getInspecting: () => ({ checklistOf: () => ({ label: 'Yard', source: 'test', items: [{ ...DUST, least: 0, most: 100_000 }] }), write: vi.fn() }) }));

beforeAll(() => catalogue.complete());

it.each([[-40, true], [0, false], [100_000, false], [100_001, true], [undefined, false], ['-40', false]])('%j is beyond 0 to 100,000: %s', (answer, beyond) => {
  expect(isBeyond({ least: 0, most: 100_000 }, answer)).toBe(beyond);
  expect(isBeyond({}, answer)).toBe(false);
});

it.each([['-40', true], ['40', false]])('says at the field of %s what is possible', (text, beyond) => {
  document.body.innerHTML = '';
  const one = { label: 'Yard', checklist: 'yard', answers: { dust: Number(text) }, notes: {}, photos: [], place: null };
  const shown = mount(InspectionForm as never, { target: document.body, props: { one } as never });
  flushSync();
  const field = document.querySelector<HTMLInputElement>('input[type=number]')!;
  expect([field.min, field.max, field.getAttribute('aria-invalid')]).toEqual(['0', '100000', beyond ? 'true' : null]);
  const words = beyond ? t('web-inspect-beyond', { least: '0', most: '100,000', received: '−40' }) : t('web-inspect-limits', { least: '0', most: '100,000' });
  expect(document.getElementById(field.getAttribute('aria-describedby')!)!.textContent).toBe(words);
  void unmount(shown);
});
