/** The same page for who opens Take part, mostly on a phone: all other places come when they are opened. */
import '../frame/kiosk';
import { HERE } from '../frame/places';
import { start } from '../start';
import TakePartPlace from './TakePartPlace.svelte';

HERE['take-part'] = TakePartPlace;
await start({ small: true });
