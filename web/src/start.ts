/** What every page of the whole application does first, whichever place came with it. */
import { mount } from 'svelte';
import App from './App.svelte';
import { takeLink } from './frame/gate.svelte';
import { isBare, openOwn } from './frame/own';
import { connection } from './state/connection.svelte';
import { Page } from './state/page.svelte';
import { shownTheme } from './state/view.svelte';
import { catalogue, chooseLanguage, preferredLanguages, rememberEasy } from './text/messages.svelte';
import './styles/tokens.css';
import './styles/fonts.css';
import './styles/app.css';
import './styles/print.css';

/** `small`: nothing is asked of the server yet but what the frame shows. */
export async function start({ small = false } = {}): Promise<void> {
  const link = takeLink();
  const page = new Page();
  page.small = small;
  page.gate.bare = isBare(location);
  const address = location.href;
  page.saved.resume(page.view.read());
  if (small) catalogue.beginSmall();
  catalogue.language = chooseLanguage(page.view.language, preferredLanguages());
  document.documentElement.dataset.theme = shownTheme(page.view.theme);
  // The city is on its way while the texts of the page are.
  void page.load();
  if (link) void page.gate.follow(link).then(() => openOwn(page));
  connection.start();
  if (page.view.easy) rememberEasy(true);
  await catalogue.use(catalogue.language, page.view.easy);
  // Nobody listened while the texts were on their way.
  if (location.href !== address) page.saved.resume(page.view.read());
  mount(App, { target: document.getElementById('app')!, props: { page } });
}
