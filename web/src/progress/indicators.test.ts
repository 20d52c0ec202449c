/** Indicators: their groups and order, the small series, and the plan that "Find measures" begins. */
import { expect, it } from 'vitest';
import type { IndicatorList, IndicatorRow, RoleTold } from '../api/types';
import { COURSE } from './course.fixture';
import { Roles } from '../state/roles';
import { planForIndicator, planToTarget } from './find_measures';
import { computedIn, groupedBy, intervalOf, knownOf, sparkOf, spanOf, waitingFor, type Group } from './indicators';

const value = (year: number, amount: number, method = 'counted') => ({ year, value: amount, low: null, high: null, method });
const row = (code: string, group: Group, more: Partial<IndicatorRow> = {}): IndicatorRow => ({
  framework: 'u4ssc', code, part: '', label: code, groups: [], unit: 't', better: 'less', core: null, kind: null, definition: 'published', accounting: null,
  status: 'computed', now: value(2026, 100), age: 0, quality: 3, series: [value(2026, 100)], target: { year: 2030, value: 60, factor: null, base_year: null, source: '' },
  course: { group, reason: null, text: '', demanded: null, years: null, at_least: false, expected: null, trend: null },
  computed: { value: 100, low: null, high: null, sure: 'unknown', unit: 't', year: 2026, quality: 3, fit: 'whole', quantity: 'city_heat', caveat: null, found: null, lacking: null }, source: '', missing: null, ...more,
});
const late = (code: string, years: number | null): IndicatorRow => row(code, 'behind', { course: { ...row('', 'behind').course, years } });
const counts = { computed: 2, partly: 0, entered: 1, not_reported: 1, unlisted: 0 };
const frameworks = ['u4ssc', 'vienna'].map((name) => ({ name, label: name, source: '', note: null, scored: false, total: 4, counts }));
const list: IndicatorList = {
  city: { name: 'A', country: 'FI', population: null, date: '2026-01-01' }, frameworks, groups: { behind: 3, on_course: 1, cannot_say: 2 }, problems: [],
  rows: [late('little', 1), late('unknown', null), late('much', 7), row('fine', 'on_course', { framework: 'vienna' }), row('none', 'cannot_say', { status: 'not_reported', now: null }), row('no target', 'cannot_say')],
};

it('puts the worst first and counts what is not reported apart', () => {
  const [behind, fine, unknown] = groupedBy(list, null);
  expect(behind.rows.map(({ code }) => code)).toEqual(['much', 'little', 'unknown']);
  expect(fine.rows.map(({ code }) => code)).toEqual(['fine']);
  expect([unknown.rows.map(({ code }) => code), unknown.silent.map(({ code }) => code)]).toEqual([['no target'], ['none']]);
});
it('shows those of the city itself before anybody has answered', () => {
  const asked = row('nights', 'cannot_say', { framework: 'own', status: 'not_reported', now: null });
  expect(groupedBy({ ...list, rows: [asked] }, null)[2]).toMatchObject({ rows: [asked], silent: [] });
});
it('keeps only those of a framework', () => expect(groupedBy(list, 'vienna').map(({ rows, silent }) => rows.length + silent.length)).toEqual([0, 1, 0]));
it('counts what is computed in all frameworks', () => expect(computedIn(list)).toBe(4));
it.each([['computed', 3, 'computed'], ['computed', 4, 'assumed'], ['entered', 1, 'measured'], ['entered', 5, 'assumed']] as const)('%s of level %s is %s', (status, quality, known) => expect(knownOf(row('a', 'behind', { status, quality }))).toBe(known));
it('has an interval where both ends are known', () => {
  expect(intervalOf(row('a', 'behind', { now: { ...value(2026, 100), low: 90, high: 120 } }))).toEqual({ low: 90, high: 120 });
  expect(intervalOf(row('a', 'behind', { now: { ...value(2026, 100), low: 90 } }))).toBeNull();
});
it('waits for an interval only where it is coming and the computed value counts', () => {
  const coming = row('a', 'behind', { computed: { ...row('', 'behind').computed!, sure: 'coming' } });
  expect([waitingFor(coming), waitingFor({ ...coming, status: 'entered' }), waitingFor(row('a', 'behind'))]).toEqual([true, false, false]);
});

it('ends a series where its data ends, with a gap where the method changes', () => {
  const spark = sparkOf(row('a', 'behind', { series: [value(2015, 100), value(2016, 90), value(2018, 80, 'other')] }), 2015, 2026);
  expect(spark.path.match(/M/g)).toHaveLength(2);
  expect(spark.end!.x).toBeLessThan(spark.width / 2);
  expect([spark.target! > spark.end!.y, spark.target! <= spark.height]).toEqual([true, true]);
});
it('draws a single value in the middle where nothing is beside it', () => expect(sparkOf(row('a', 'behind', { target: null }), 2026, 2026)).toMatchObject({ end: { x: 5, y: 14 }, target: null }));
it('spans the years of all series', () => expect([spanOf(list.rows), spanOf([])]).toEqual([[2026, 2026], [0, 0]]));

const ROLES = new Roles([{ role: 'building_emissions', entity: 'city', quantity: 'city_operational_emissions' } as RoleTold]);

it('begins a plan as the target was promised, with what is left of the budget', () => {
  const plan = planToTarget({ ...COURSE, budget: { ...COURSE.budget!, last: 2030 } }, 'Plan', ROLES)!;
  expect(plan).toEqual({ name: 'Plan', years: { from: 2026, to: 2030 }, target: { quantity: 'city_operational_emissions', base_year: 2020, reduction: 0.6, by: 2030, milestones: [{ by: 2028, reduction: 0.4 }] }, budget: { emissions: 540 }, measures: [] });
});
it('leaves out a budget that outlasts the plan', () => expect(planToTarget(COURSE, 'Plan', ROLES)).not.toHaveProperty('budget'));
it('asks buildings for their part alone where more is counted', () => {
  const course = { ...COURSE, ahead: { ...COURSE.ahead, others: 50 }, budget: { ...COURSE.budget!, first: 2024, last: 2030 } };
  // 200 - 50 today, 120 - 50 wanted; of 540 others use 50 in each of five years.
  expect(planToTarget(course, 'Plan', ROLES)).toMatchObject({ target: { base_year: 2026, base_value: 150, reduction: 0.5333, by: 2030 }, budget: { emissions: 290 } });
});
it('has no plan without a target', () => expect(planToTarget({ ...COURSE, promise: null, target: null }, 'Plan', ROLES)).toBeNull());

it('begins a plan with the quantity of an indicator and the reduction that it lacks', () => expect(planForIndicator(row('a', 'behind'), 2026, (name) => name, new Roles())).toEqual({ name: 'a', years: { from: 2026, to: 2030 }, target: { quantity: 'city_heat', base_year: 2026, reduction: 0.4, by: 2030 }, measures: [] }));
it('sets no target where more is better', () => expect(planForIndicator(row('a', 'behind', { better: 'more' }), 2026, (name) => name, new Roles())).not.toHaveProperty('target'));
it('plans ten years where a target says none', () => expect(planForIndicator(row('a', 'behind', { target: { ...row('', 'behind').target!, year: null } }), 2026, (name) => name, new Roles())!.years).toEqual({ from: 2026, to: 2036 }));
it('has no measures for what no measure changes', () => expect(planForIndicator(row('a', 'behind', { computed: null }), 2026, (name) => name, new Roles())).toBeNull());
