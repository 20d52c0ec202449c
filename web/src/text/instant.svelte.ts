/** Times on record as people of the city read them: by its clocks, wherever the page is read. */
import { dateOf, dayAndTime } from '../now/times';
import { catalogue } from './messages.svelte';

/** Set once the city is known. */
export const clocks = $state({ zone: Intl.DateTimeFormat().resolvedOptions().timeZone });

/** "Tue 5 Jun 2018, 17:09"; nothing where there is no time. */
export const instantText = (time: string | null): string => (time === null ? '' : dayAndTime(Date.parse(time), clocks.zone, catalogue.tag));

/** "5 Jun 2018", of a time. */
export const dateText = (time: string): string => dateOf(Date.parse(time), clocks.zone, catalogue.tag);

/** "5 Jun 2018", of a day as YYYY-MM-DD. */
export const dayText = (day: string): string => dateOf(Date.parse(`${day}T00:00Z`), 'UTC', catalogue.tag);

/** A sentence of the server with its days, YYYY-MM-DD, as the page writes them. */
export const daysIn = (sentence: string): string => sentence.replace(/\b\d{4}-\d\d-\d\d\b/g, (day) => dayText(day));
