// @vitest-environment happy-dom
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { flushSync, mount, unmount } from 'svelte';
import { expect, it } from 'vitest';
import OutLink from './OutLink.svelte';
import { isWebAddress } from './web_address';

const SOURCES = join(import.meta.dirname, '..');
/** Addresses that the page or the server makes, by what a component calls them. */
const OWN = ['PlaceLink.svelte: view.link(place)', 'Authenticator.svelte: account.secret.address', 'Addresses.svelte: one.calendar', 'MessagesBox.svelte: one.path',
  'ConsentPanel.svelte: place', 'PublishedCharts.svelte: one.address', 'PaperBox.svelte: address', 'InventoryPart.svelte: address', 'OutLink.svelte: address'];

it.each([
  ['https://a.example/b', true], ['HTTP://a.example', true], ['javascript:alert(1)', false], [' javascript:alert(1)', false], ['java\nscript:alert(1)', false],
  ['data:text/html,<script>1</script>', false], ['urn:citybrain:pm10', false], ['//a.example', false], ['report.pdf', false], ['', false],
])('%j is an address of the web: %s', (address, link) => {
  expect(isWebAddress(address)).toBe(link);
  document.body.innerHTML = '';
  const shown = mount(OutLink, { target: document.body, props: { address } });
  flushSync();
  expect(document.querySelector('a')?.getAttribute('href') ?? null).toBe(link ? address : null);
  expect(document.body.textContent?.trim()).toBe(address.trim());
  void unmount(shown);
});

it('no other component makes a link, picture or frame of an address that stands in data', () => {
  const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.svelte'));
  const found = files.flatMap((file) =>
    [...readFileSync(join(SOURCES, file), 'utf8').matchAll(/\b(?:href|src|srcdoc|action|formaction|data)=["']?\{([^}]+)\}/g)].map(([, said]) => `${file.split('/').at(-1)}: ${said}`),
  );
  const made = /: (?:`\/|[\w.]+\()/;
  expect([...new Set(found.filter((one) => !made.test(one)))].sort()).toEqual(OWN.filter((one) => !made.test(one)).sort());
});
