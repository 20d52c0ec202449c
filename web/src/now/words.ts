/** What needs a person, and what is known of a stream, in words. */
import type { SensedStream, SensingArrived, SensingConcern } from '../api/types';
import { span } from '../parts/age';
import { catalogue, t } from '../text/messages.svelte';
import { counted, said } from '../text/say.svelte';
import type { Sensing } from './sensing.svelte';
import { timeBeside } from './times';

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

/** The name in plain words. */
export function titleOf(concern: SensingConcern, sensing: Sensing): string {
  const stream = sensing.worstOf(concern);
  const place = stream?.thing ?? '';
  const property = sensing.propertyOf(concern.property)?.label ?? concern.property;
  if (concern.kind === 'unusual') return t('web-now-unusual', { place, property, times: timesText(stream) });
  if (concern.kind === 'limit') return t('web-now-limit', { place, property });
  return t(`web-now-${concern.kind}`, { place });
}

/** What stands under the name. */
export function noteOf(concern: SensingConcern, sensing: Sensing): string {
  const stream = sensing.worstOf(concern);
  const others = concern.streams.length - 1;
  if (!stream) return '';
  if (concern.kind === 'silent') {
    return t('web-now-silent-note', { time: momentText(concern.since ?? sensing.now, sensing), every: lastingText(stream.rhythm) });
  }
  if (concern.kind === 'stuck') {
    return t('web-now-stuck-note', { time: momentText(concern.since ?? sensing.now, sensing), value: saidValue(stream.value, stream.unit) });
  }
  return others ? t('web-now-others', { count: others }) : t('web-now-nowhere-else');
}

/** How old a concern is, on the right of its name. */
export function sinceText(concern: SensingConcern, sensing: Sensing): string {
  return concern.since === null ? '' : lastingText((sensing.now - Date.parse(concern.since)) / 1000);
}

function timesText(stream: SensedStream | undefined): string {
  const times = stream?.mean && stream.usual?.middle ? stream.mean / stream.usual.middle : 0;
  return new Intl.NumberFormat(catalogue.tag, { maximumFractionDigits: times < 3 ? 1 : 0 }).format(times);
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
