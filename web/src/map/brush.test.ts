/** Strokes that are brushed over the map. */
import { describe, expect, it } from 'vitest';
import { brushed, enoughOf, finished, MOST_POINTS, pressed, type Drawing } from './drawing';

const BEGUN: Drawing = { measure: 1, corners: [], zones: null, brush: 40 };

describe('a stroke', () => {
  it('begins where the pointer comes down and goes on with it', () => {
    const first = brushed(brushed(BEGUN, [24.1, 60.1], true), [24.2, 60.1], false);
    expect(first.corners).toEqual([[24.1, 60.1], [24.2, 60.1]]);
    expect(brushed(first, [25, 61], true).corners).toEqual([[25, 61]]);
  });

  it('becomes a line with a width of the measure', () => {
    const drawn = { ...BEGUN, corners: [[24.12345678, 60.1], [24.2, 60.1]] as [number, number][] };
    expect(enoughOf(drawn)).toBe(2);
    expect(finished({ zone: ['Kallio'] }, drawn)).toEqual({ zone: ['Kallio'], line: { points: [[24.123457, 60.1], [24.2, 60.1]], width: 40 } });
  });

  it('is set point by point with keys, and used by Enter in one place', () => {
    const two = pressed(pressed(BEGUN, [24.1, 60.1], null), [24.2, 60.1], null);
    expect(pressed(two, [24.2, 60.1], null, true).ended).toBe(true);
    expect(pressed(pressed(BEGUN, [24.1, 60.1], null), [24.1, 60.1], null, true).ended).toBe(false);
  });

  it('has an end', () => {
    const long = { ...BEGUN, corners: Array.from({ length: MOST_POINTS }, (_, at): [number, number] => [at / 1e4, 60]) };
    expect(brushed(long, [1, 60], false).corners.length).toBe(MOST_POINTS);
  });
});
