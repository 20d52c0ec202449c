// @vitest-environment happy-dom
/** Where a new incident is: a number that is not stated is no zero, and one that no place has stays in its field. */
import { flushSync, mount, unmount } from 'svelte';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { catalogue, t } from '../text/messages.svelte';
import OpenIncident from './OpenIncident.svelte';
import { NOWHERE, placeOf, type StatedPlace } from './place';

vi.mock('../state/page.svelte', () => ({ getPage: () => ({ client: {}, session: { value: { may: ['cases:assign'] } } }) }));

let shown: Record<string, unknown> | null = null;
beforeAll(() => catalogue.complete());
afterEach(() => void (shown && unmount(shown)));

/** The form, with what is written in the field of a name; what is stated of it. */
function opened(stated: StatedPlace): (label: string, text: string) => StatedPlace | undefined {
  const onstated = vi.fn<(place: StatedPlace) => void>();
  shown = mount(OpenIncident as never, { target: document.body, props: { playbooks: [{ name: 'release', label: 'Release', substances: [] }], stated, of: null, onstated, onopened: () => undefined } as never });
  flushSync();
  return (label, text) => {
    const field = [...document.querySelectorAll('label')].find((one) => one.textContent === t(label))!;
    const input = document.getElementById(field.htmlFor) as HTMLInputElement;
    input.value = text;
    input.dispatchEvent(new Event('change', { bubbles: true }));
    return onstated.mock.lastCall?.[0];
  };
}

it('is a place once both numbers are stated and such as a place has', () => {
  expect(placeOf({ longitude: 24.94, latitude: 60.17 })).toEqual({ longitude: 24.94, latitude: 60.17 });
  for (const wrong of [NOWHERE, { longitude: 24.94, latitude: null }, { longitude: 24.94, latitude: 999 }, { longitude: 24.94, latitude: NaN }, { longitude: -181, latitude: 0 }]) expect(placeOf(wrong)).toBeNull();
});

it('states one number without making up the other', () => {
  expect(opened(NOWHERE)('web-incidents-longitude', '24.94')).toEqual({ longitude: 24.94, latitude: null });
});

it('takes back a number that is emptied', () => {
  expect(opened({ longitude: 24.94, latitude: 60.17 })('web-incidents-latitude', '')).toEqual({ longitude: 24.94, latitude: null });
});

it('says at its field what is wrong with a number, and leaves it there', () => {
  opened({ longitude: null, latitude: 999 });
  const [longitude, latitude] = [...document.querySelectorAll<HTMLInputElement>('.pair input')];
  expect([latitude!.value, latitude!.getAttribute('aria-invalid')]).toEqual(['999', 'true']);
  expect(document.getElementById(latitude!.getAttribute('aria-describedby')!)!.textContent).toContain('999');
  expect(document.getElementById(longitude!.getAttribute('aria-describedby')!)!.textContent).toBe(t('web-incidents-left-out'));
});
