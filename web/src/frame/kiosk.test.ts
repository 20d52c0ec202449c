// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { kioskPause, leadsOut, memoryStorage, pause, whyClosed } from './kiosk';

it.each([['', null], ['?kiosk', 120], ['?kiosk=on', 120], ['?kiosk=60&x=1', 60], ['?kiosk=0', 5], ['?kiosk=-3', 5], ['?kiosk=9e9', 900]] as const)('%s pauses for %s seconds', (query, seconds) => {
  expect(kioskPause(query)).toBe(seconds);
});

it('is no kiosk on any other page', () => expect(pause).toBeNull());

it.each([
  ['<a href="https://example.org/x">x</a>', true],
  ['<a href="/now">x</a>', false],
  ['<a href="/now" target="_self">x</a>', false],
  ['<a href="/api/v1/reports/paper" target="_blank">x</a>', true],
  ['<a href="/a.csv" download>x</a>', true],
  ['<a href="mailto:a@example.org">x</a>', true],
  ['<a href="tel:123">x</a>', true],
])('%s leads out: %s', (html, out) => {
  const holder = document.createElement('div');
  holder.innerHTML = html;
  expect(leadsOut(holder.querySelector('a')!, location.origin)).toBe(out);
});

it.each([['/api/v1/reports/paper', 'web-kiosk-window'], ['https://example.org/', 'web-kiosk-outside'], ['mailto:a@example.org', 'web-kiosk-outside']])('says of %s why it does not open: %s', (href, why) => {
  const link = document.createElement('a');
  link.href = href;
  expect(whyClosed(link, location.origin)).toBe(why);
});

it('stores for as long as the page is open', () => {
  const store = memoryStorage();
  store.setItem('a', '1');
  expect([store.getItem('a'), store.length, store.key(0), store.getItem('b')]).toEqual(['1', 1, 'a', null]);
  store.clear();
  expect(store.length).toBe(0);
});
