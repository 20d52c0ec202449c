/** Strokes that are brushed over the map. */
import { describe, expect, it } from 'vitest';
import { another, brushed, enoughOf, finished, goingOn, MOST_POINTS, MOST_SHAPES, pressed, several, shapesOf, undone, withoutStroke, type Drawing } from './drawing';

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

  it('is one of several of a measure, each with its width', () => {
    const one = { ...BEGUN, corners: [[24.1, 60.1], [24.2, 60.1]] as [number, number][] };
    const two = brushed(brushed({ ...one, brush: 40 }, [24.3, 60.3], true), [24.4, 60.3], false);
    expect(shapesOf({ ...two, brush: 20 }).map(({ width }) => width)).toEqual([40, 20]);
    expect(finished({}, two).line).toEqual([{ points: [[24.1, 60.1], [24.2, 60.1]], width: 40 }, { points: [[24.3, 60.3], [24.4, 60.3]], width: 40 }]);
    expect(shapesOf(withoutStroke(two))).toEqual([{ corners: one.corners, width: 40 }]);
    expect(shapesOf(withoutStroke(withoutStroke(two)))).toEqual([]);
    expect(finished({}, withoutStroke(withoutStroke(two))).line).toBeUndefined();
  });

  it('goes on where the measure has strokes, and with keys by asking for another', () => {
    const line = [{ points: [[24.1, 60.1], [24.2, 60.1]] as [number, number][], width: 80 }];
    const drawing = goingOn(1, { line }, 40);
    expect(drawing.brush).toBe(80);
    expect(finished({ line }, drawing).line).toEqual(line[0]);
    const next = pressed(pressed(another(drawing), [24.3, 60.3], null), [24.4, 60.3], null);
    expect(several(finished({ line }, next).line).length).toBe(2);
    expect(undone(undone(undone(next))).before).toEqual([]);
  });

  it('leaves room for areas, which are several too', () => {
    const square: [number, number][] = [[0, 0], [0, 1], [1, 1]];
    const next = { ...another({ measure: 1, corners: square, zones: null }), corners: [[5, 5], [5, 6], [6, 6]] as [number, number][] };
    expect(finished({}, next).area).toEqual([{ polygon: square }, { polygon: next.corners }]);
    expect(undone({ ...next, corners: [] })).toMatchObject({ corners: square.slice(0, 2), before: [] });
  });

  it('is one of so many at most', () => {
    let many: Drawing = BEGUN;
    for (let at = 0; at < MOST_SHAPES + 5; at++) many = brushed(brushed(many, [at, 0], true), [at, 1], false);
    expect(shapesOf(many).length).toBe(MOST_SHAPES);
  });

  it('has an end', () => {
    const long = { ...BEGUN, corners: Array.from({ length: MOST_POINTS }, (_, at): [number, number] => [at / 1e4, 60]) };
    expect(brushed(long, [1, 60], false).corners.length).toBe(MOST_POINTS);
  });
});
