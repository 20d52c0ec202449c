// @vitest-environment happy-dom
/** The answer of the place: seasons, the sentence, and what the chart of the carbon budget shows. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { CourseOfCity } from '../api/types';
import { catalogue, t } from '../text/messages.svelte';
import { COURSE, yearOf } from './course.fixture';
import { breakOf, findingOf } from './finding';
import { numbersIn, pictureOf } from './picture';
import { whenOf } from './season';
import { answerOf, fractionOf, leftBetween } from './sentence';
import { sayAccount, sayGap, sayWhen } from './words';

beforeAll(() => catalogue.use('en'));

describe('a point of time', () => {
  it.each([
    [2029, 'beginning', 2029], [2029.1, 'beginning', 2029], [2029 + 2 / 12, 'spring', 2029], [2029.49, 'summer', 2029],
    [2029.75, 'autumn', 2029], [2029.92, 'end', 2029], [2029.999999, 'end', 2029], [2030 - 1e-12, 'beginning', 2030],
  ])('%s is %s of %s in the north', (point, part, year) => expect(whenOf(point, 60)).toEqual({ part, year }));

  it.each([[2029.3, 'autumn'], [2029.5, 'winter'], [2029.75, 'spring']])('%s is %s in the south', (point, part) => expect(whenOf(point, -33).part).toBe(part));

  it.each([[2029, 1], [2029.25, 2], [2029.5, 3], [2029.99, 4]])('%s is quarter %s in the tropics', (point, quarter) => expect(whenOf(point, 1.3)).toEqual({ part: `quarter-${quarter}`, year: 2029 }));

  it('is said in words', () => expect([sayWhen(2029.75, 60), sayWhen(2029.6, 0)]).toEqual(['autumn 2029', 'the third quarter of 2029']));
});

describe('what is left of a budget', () => {
  const left = (value: number | null, low: number | null, high: number | null) => leftBetween({ ...COURSE.budget!, left: value, interval: { low, high } });
  it('has its interval', () => expect(left(540, 490, 600)).toEqual({ low: 490, high: 600 }));
  it('turns it round where more was emitted than is left', () => expect(left(-40, -90, 20)).toEqual({ low: -20, high: 90 }));
  it.each([[null, 1, 2], [5, null, 2]])('has none for %s between %s and %s', (value, low, high) => expect(left(value, low, high)).toBeNull());
  it('has none before it is worked out', () => expect([leftBetween(null), leftBetween({ ...COURSE.budget!, interval: null })]).toEqual([null, null]));
});

describe('the sentence', () => {
  const budget = (more: Partial<NonNullable<CourseOfCity['budget']>>, target: Partial<NonNullable<CourseOfCity['target']>> = {}) =>
    answerOf({ ...COURSE, budget: { ...COURSE.budget!, ...more }, target: { ...COURSE.target!, ...target } });

  it('tells until when a budget lasts, and the interval of that', () => expect(budget({})).toEqual({ key: 'web-progress-lasts', point: 2029.75, year: 2031, between: [2028.25, 2030.5] }));
  it('tells no interval that is shorter than a month', () => expect(budget({ earliest: 2029.74, latest: 2029.76 }).between).toBeNull());
  it('says that a budget is used up', () => expect(budget({ left: -5, lasts: 2026 }).key).toBe('web-progress-used-up'));
  it('calls no direction where the interval holds both', () => expect(budget({ verdict: 'unclear', lasts: null, latest: null })).toMatchObject({ key: 'web-progress-close', point: 2028.25 }));
  it.each([['kept', 'web-progress-outlasts'], ['missed', 'web-progress-outlasts-missed'], ['unclear', 'web-progress-outlasts-unclear'], [null, 'web-progress-outlasts']] as const)(
    'of a kept budget and a target that is %s is %s', (verdict, key) => expect(budget({ verdict: 'kept', lasts: null, earliest: null, latest: null }, { verdict }).key).toBe(key));
  it('without a budget tells of the target', () => expect(answerOf({ ...COURSE, budget: null })).toMatchObject({ key: 'web-progress-target-missed', year: 2030 }));
  it('names a year whose figures are missing', () => expect(answerOf({ ...COURSE, budget: null, target: { ...COURSE.target!, verdict: null, missing: [2020] } })).toMatchObject({ key: 'web-progress-unknown', year: 2020 }));
  it('says where no target is set', () => expect(answerOf({ ...COURSE, promise: null, target: null, budget: null }).key).toBe('web-progress-none'));
});

it.each([[0.26, 'quarter'], [0.33, 'third'], [0.5, 'half'], [0.665, 'two-thirds'], [0.75, 'three-quarters'], [0.9, 'other'], [0.99, 'other'], [1.2, 'all']])('%s of a gap is %s', (share, name) => expect(fractionOf(share)).toBe(name));
it.each([[2 / 3, 'two thirds of the gap'], [0.9, '90\u00a0% of the gap'], [1, 'all of the gap']])('says how much %s of a gap is', (share, told) => expect(sayGap(share)).toBe(`The measures that are approved close ${told}.`));

describe('the chart', () => {
  const picture = pictureOf(COURSE);

  it('begins with the base year and ends with what was promised', () => expect([picture.first, picture.last, picture.years.length]).toEqual([2020, 2031, 12]));
  it('has no bar for a year without a value', () => expect(picture.bars.map(({ year }) => year)).toEqual([2023, 2025, 2026]));
  it('marks where the way of counting changes', () => expect(picture.breaks).toEqual([{ year: 2026, before: 'reported', after: 'computed' }]));
  it('says why the series breaks', () => expect(breakOf(picture.breaks[0])).toContain('2026: before it was counted as reported, from then on computed'));
  it('shows what is ahead to the last year that is asked for', () => expect([picture.ahead.years.at(-1), picture.ahead.without.at(-1), picture.ahead.plan.at(-1)]).toEqual([2031, 190, 130]));
  it('marks milestones on the path, and the target', () => expect([picture.milestones, picture.target]).toEqual([[{ year: 2028, value: 180 }], { year: 2030, value: 120 }]));
  it('has no fan while an end of it is not known', () => {
    const ends = COURSE.ahead.years.map((year) => ({ low: year === 2030 ? null : 1, high: 2 }));
    expect(pictureOf({ ...COURSE, ahead: { ...COURSE.ahead, wide: ends } }).ahead.wide).toEqual([]);
  });
  it('reaches back to an early base year by twenty years at most', () => expect(pictureOf({ ...COURSE, target: { ...COURSE.target!, first: 1990, wanted: Array.from({ length: 41 }, (_, at) => 300 - at) } })).toMatchObject({ first: 2006, path: { years: expect.arrayContaining([2006, 2030]) } }));
  it('without a promise shows all that is ahead', () => expect(pictureOf({ ...COURSE, promise: null, target: null, budget: null })).toMatchObject({ first: 2023, last: 2032, target: null, milestones: [] }));
  it('scales by every number in it', () => expect(Math.max(...numbersIn(picture))).toBe(300));
  it('of one year alone still has a scale', () => expect(pictureOf({ ...COURSE, past: [], promise: null, target: null, ahead: { ...COURSE.ahead, years: [2026], without: [200], plan: null } }).years).toEqual([2026]));
  it('tells what it shows in sentences', () => {
    expect(findingOf(picture, 't', 300)).toBe('Emissions went from 260\u00a0t in 2023 to 200\u00a0t in 2026. With approved measures they are 130\u00a0t in 2031. Without they are 190\u00a0t in 2031. The target is 120\u00a0t in 2030.');
  });
  it('tells nothing of a history that has one year', () => expect(findingOf(pictureOf({ ...COURSE, past: [], now: yearOf(2026, 200) }), 't', 300)).not.toContain('went from'));
});

describe('what a city emits now', () => {
  it.each([['buildings', 'Energy used in buildings'], ['basic+', 'Inventory of the city, GPC BASIC+'], [null, 'Energy used in buildings']])('is of the account %s', (account, name) => {
    const course = { ...COURSE, promise: account ? { ...COURSE.promise!, account } : null } as CourseOfCity;
    expect(t('web-progress-now', { account: sayAccount(course), number: '166 kt' })).toBe(`${name}: the city emits 166 kt CO₂e a year now.`);
  });
});
