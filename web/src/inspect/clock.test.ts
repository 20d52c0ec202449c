/** What is written on a phone has the time of the city, whatever the clock of the phone says. */
import { afterEach, expect, it, vi } from 'vitest';
import { cityInstant, offsetTo } from './clock';

afterEach(() => void vi.useRealTimers());

it.each(['2019-07-01T12:00:00Z', '2026-03-04T09:59:00Z', '2031-01-01T00:00:00+02:00'])('follows a server whose clock says %s', (now) => {
  vi.useFakeTimers({ now: new Date('2026-03-04T10:00:00Z') });
  const offset = offsetTo(now);
  expect(Date.parse(cityInstant(offset))).toBe(Date.parse(now));
  vi.advanceTimersByTime(90 * 60_000);
  expect(Date.parse(cityInstant(offset))).toBe(Date.parse(now) + 90 * 60_000);
});
