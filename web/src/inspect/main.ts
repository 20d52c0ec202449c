/** The page for inspections on a phone: its own entry, small enough to be taken along as a whole. */
import { mount } from 'svelte';
import { takeAlong } from '../frame/take_along';
import { catalogue, chooseLanguage, preferredLanguages } from '../text/messages.svelte';
import InspectPage from './InspectPage.svelte';
import '../styles/tokens.css';
import '../styles/fonts.css';
import '../styles/app.css';

document.documentElement.dataset.theme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
catalogue.language = chooseLanguage(new URLSearchParams(location.search).get('language'), preferredLanguages());
await catalogue.complete();
mount(InspectPage, { target: document.getElementById('app')! });
// Where that is not to be had, the page works while there is a network.
void document.fonts.ready.then(() => takeAlong('/inspect')).catch(() => undefined);
