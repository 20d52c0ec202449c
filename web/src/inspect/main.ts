/** The page for inspections on a phone: its own entry, small enough to be taken along as a whole. */
import { mount } from 'svelte';
import { catalogue, chooseLanguage, preferredLanguages } from '../text/messages.svelte';
import InspectPage from './InspectPage.svelte';
import '../styles/tokens.css';
import '../styles/fonts.css';
import '../styles/app.css';

/** Open without a network from the next time on: the worker stores what this page has loaded. */
async function takeAlong(): Promise<void> {
  const build = new URL(import.meta.url).pathname.split('/').at(-1)!;
  const registration = await navigator.serviceWorker.register(`/worker.js?build=${encodeURIComponent(build)}`, { scope: '/inspect' });
  await navigator.serviceWorker.ready;
  const loaded = performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname);
  registration.active?.postMessage(loaded.filter((path) => path.startsWith('/assets/')));
}

document.documentElement.dataset.theme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
catalogue.language = chooseLanguage(new URLSearchParams(location.search).get('language'), preferredLanguages());
await catalogue.complete();
mount(InspectPage, { target: document.getElementById('app')! });
// A browser without workers, or a server without a certificate: the page works while there is a network.
if ('serviceWorker' in navigator) void document.fonts.ready.then(takeAlong).catch(() => undefined);
