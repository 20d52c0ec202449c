/** What needs a person, and what is known of a stream, in words. */
import type { CaseAnswer, EarlyWarning, SensedStream, SensedUnusual, SensingArrived, SensingConcern } from '../api/types';
import { span } from '../parts/age';
import { catalogue, t } from '../text/messages.svelte';
import { counted, said, sentences, written } from '../text/say.svelte';
import type { Need } from './seen';
import type { Sensing } from './sensing.svelte';
import { dayAndTime, timeBeside } from './times';

/** A value with its unit; texts as they are. */
export function saidValue(value: number | null, unit: string | null): string {
  return value === null ? t('web-no-value') : said(value, unit ?? '', { digits: 3 });
}

export function ageText(seconds: number): string {
  const { unit, count } = span(seconds);
  return t(`web-number-old-${unit}`, { count });
}

/** How long something takes, or is there: "10 minutes". */
export function lastingText(seconds: number): string {
  const { unit, count } = span(seconds);
  return t(`web-now-lasting-${unit}`, { count });
}

export function momentText(time: string | number, sensing: Sensing): string {
  const at = typeof time === 'number' ? time : Date.parse(time);
  return timeBeside(at, sensing.now, sensing.zone, catalogue.tag);
}

/** The name in plain words; a case has the title that the server gives it everywhere. */
export function titleOf({ case: one, concern }: Need, sensing: Sensing): string {
  return one?.title ?? (concern ? titleOfConcern(concern, sensing) : '');
}

function titleOfConcern({ kind, property: key, test, warning, streams }: SensingConcern, sensing: Sensing): string {
  const stream = sensing.streamOf(streams[0]);
  const place = stream?.thing ?? '';
  if (warning) return kind === 'over' ? t('web-now-over', { headline: warning.headline }) : warning.headline;
  if (kind === 'test') return t('web-now-fails', { place, test: testText(test ?? '') });
  if (kind === 'silent') return t('web-now-silent', { place });
  const property = sensing.propertyOf(key)?.label ?? key;
  if (kind === 'unrecognised') return t('web-now-unrecognised', { place, property });
  return t(stream?.unusual && stream.unusual.value < stream.unusual.low ? 'web-now-unusual-low' : 'web-now-unusual-high', { place, property });
}

/** What stands under the name. */
export function noteOf({ case: one, concern }: Need, sensing: Sensing): string {
  return concern ? noteOfConcern(concern, sensing) : one ? noteOfCase(one, sensing) : '';
}

function noteOfCase({ stream, property, words_label: words, peak, unit, first_seen: since, standing }: CaseAnswer, sensing: Sensing): string {
  if (stream === null) return t('web-now-case-raised', { words, since: momentText(since, sensing) });
  const about = { property: sensing.propertyOf(property)?.label ?? property, words, since: momentText(since, sensing), value: saidValue(peak, unit) };
  // How far it goes is on record once it is over.
  const said = t(peak === null ? 'web-now-case-seen' : standing ? 'web-now-case-began' : 'web-now-case-peak', about);
  return sentences(said, standing > 1 ? t('web-now-others', { count: standing - 1 }) : '');
}

function noteOfConcern(concern: SensingConcern, sensing: Sensing): string {
  const stream = sensing.streamOf(concern.streams[0]);
  const others = concern.streams.length - 1;
  if (!stream) return '';
  if (concern.kind === 'silent') {
    return t('web-now-silent-note', { time: momentText(concern.since ?? sensing.now, sensing), every: lastingText(stream.rhythm) });
  }
  const said = concern.warning ? warningText(concern.warning, sensing) : concern.kind === 'test' ? failingText(concern.test, stream, sensing) : concern.question ? t('web-now-unrecognised-note') : unusualText(stream, sensing);
  const zones = concern.zones.length - (concern.warning?.area ? 1 : 0);
  return sentences(said, others ? t('web-now-others', { count: others }) : '', zones > 0 ? t('web-now-zones', { count: zones }) : '');
}

/** The name of a test of quality. */
export function testText(test: string): string {
  return t(`web-now-test-${test.replaceAll('_', '-')}`);
}

/** The hour that is out of the ordinary, beside what would have been ordinary. */
export function unusualText({ unusual, unit }: SensedStream, sensing: Sensing): string {
  if (!unusual) return '';
  return t('web-now-unusual-note', { value: saidValue(unusual.value, unit), ordinary: ordinaryText(unusual, unit), time: momentText(unusual.hour, sensing) });
}

/** The range that would have been ordinary: "4.7 to 39 µg/m³". */
export function ordinaryText({ low, high }: SensedUnusual, unit: string | null): string {
  return t('web-now-ordinary-range', { low: written(low, '', { digits: 2 }).value, high: said(high, unit ?? '', { digits: 2 }) });
}

/** How many readings did not pass a test, and since when. */
export function failingText(test: string | null, { failing, property: key }: SensedStream, sensing: Sensing): string {
  const found = failing.find((one) => one.test === test);
  if (!found) return '';
  const property = sensing.propertyOf(key)?.label ?? key;
  return t(test === 'flat_line' ? 'web-now-flat-note' : 'web-now-fails-note', { property, count: found.readings, time: momentText(found.since, sensing) });
}

/** What a person decided about a warning. */
export function standingText({ standing, issued_at: at }: EarlyWarning, sensing: Sensing): string {
  return t(`web-warning-${standing}`, { time: at === null ? '' : dayAndTime(Date.parse(at), sensing.zone, catalogue.tag) });
}

/** Which limit a warning is about, until when, how likely that is, and what a person decided. */
function warningText(warning: EarlyWarning, sensing: Sensing): string {
  const { limit, unit, ends, state, probability, standing } = warning;
  const about = { value: said(limit.value, unit), until: momentText(ends, sensing), percent: Math.round(100 * probability), kind: state };
  const parts = standing === 'over' ? [] : [t(`web-warning-about-${limit.averaging.replace('_', '-')}`, about)];
  return [...parts, standingText(warning, sensing)].join(' ');
}

/** Whether the next clock of a case has run out. */
export const isLate = ({ case: one }: Need, sensing: Sensing): boolean => one?.due != null && Date.parse(one.due) < sensing.now;

/** On the right of a name: the time left for a case, how old another concern is. */
export function sinceText({ case: one, concern }: Need, sensing: Sensing): string {
  if (one) return one.due === null ? '' : t(Date.parse(one.due) < sensing.now ? 'web-now-case-late' : 'web-now-case-left', { time: lastingText(Math.abs(Date.parse(one.due) - sensing.now) / 1000) });
  return !concern || concern.since === null || concern.kind === 'unusual' ? '' : lastingText((sensing.now - Date.parse(concern.since)) / 1000);
}

/** "Last hour: 18,204 received = 18,197 stored + 7 rejected", in its parts. */
export function proofOf({ seconds, received, stored, duplicates, rejected }: SensingArrived): { span: string; parts: string[] } {
  return {
    span: seconds >= 3600 ? t('web-now-last-hour') : t('web-now-last', { span: lastingText(Math.max(60, seconds)) }),
    parts: [
      t('web-now-received', { count: counted(received) }),
      t('web-now-stored', { count: counted(stored) }),
      ...(duplicates ? [t('web-now-duplicates', { count: counted(duplicates) })] : []),
      t('web-now-rejected', { count: counted(rejected) }),
    ],
  };
}
