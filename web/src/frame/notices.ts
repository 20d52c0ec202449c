/** What the frame has to say, the most serious first. */
import type { City } from '../api/types';
import { timeText } from '../text/formats';
import { catalogue, t } from '../text/messages.svelte';

export interface Notice {
  kind: 'lost' | 'newer' | 'slow' | 'demo' | 'city';
  /** A few words for the header, and fewer for a phone. */
  short: string;
  shortest: string;
  /** The whole sentence. */
  text: string;
}

export interface Link {
  lost: boolean;
  slow: boolean;
  newer: boolean;
  answered: Date;
}

export function noticesOf({ lost, slow, newer, answered }: Link, city: City | null): Notice[] {
  const time = timeText(answered, catalogue.tag, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const say = (kind: Notice['kind'], values = {}) => ({ kind, short: t(`web-frame-notice-${kind}`, values), shortest: t(`web-frame-notice-${kind}-short`), text: t(`web-frame-notice-${kind}-why`, values) });
  const told = city?.notices ?? [];
  return [
    ...(lost ? [say('lost', { time })] : []),
    ...(newer ? [say('newer')] : []),
    ...(slow && !lost ? [say('slow')] : []),
    ...(city?.simulated ? [say('demo')] : []),
    ...told.map((text): Notice => ({ kind: 'city', short: t('web-frame-notice-count', { count: told.length }), shortest: String(told.length), text })),
  ];
}
