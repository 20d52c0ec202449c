// @vitest-environment happy-dom
/** What the results say: effects in a year, who gains, what it costs, paths, proof, plans side by side. */
import { beforeAll, expect, it } from 'vitest';
import type { Comparison, Uncertainty, Effect, Explanation, Goal, Pathway, PlanResult } from '../api/types';
import { catalogue } from '../text/messages.svelte';
import { rowsOf } from './compared';
import { costsOf } from './costs';
import { effectsIn, grouped, judged } from './effects';
import { findingOf } from './finding';
import { gainsOf, verdictOf } from './gains';
import { goalNumbers } from './goals';
import { missingIn } from './missing';
import { Roles } from '../state/roles';
import { courseOf, firstShown } from './paths';
import { differing } from './proof';

const [CARBON, YEARLY, SUMMED] = ['city_operational_emissions', 'city_yearly_emissions', 'city_cumulated_emissions'];
const FILLED = { emissions: CARBON, yearly_emissions: YEARLY, cumulated_emissions: SUMMED, investment: 'city_investment', running_cost: 'city_running_cost_of_measures' };
const roles = new Roles(Object.entries(FILLED).map(([role, quantity]) => ({ role, quantity, entity: 'city', domain: 'carbon' })));
const effect = (today: number | null, plan: number | null, more: Partial<Effect> = {}): Effect => ({
  quantity: CARBON, label: 'Operational emissions', unit: 't/a', today, reference: today, plan, change: today === null || plan === null ? null : plan - today, change_percent: null, least_change: 0, verdict: 'better', quality: 4, missing: null, ...more,
});
const path = (quantity: string, reference: (number | null)[], plan: (number | null)[]) => ({ quantity, label: quantity, unit: 't/a', better: 'less' as const, reference, plan, verdicts: reference.map((one, place) => ((plan[place] ?? 0) < (one ?? 0) ? ('better' as const) : ('worse' as const))) });
const pathway: Pathway = {
  years: [2026, 2027, 2028],
  scenario: { name: 'current', label: 'Current policies', measures: [] },
  quantities: [path(CARBON, [100, 90, 80], [98, 120, 50]), path(YEARLY, [100, 90, 80], [98, 70, 50]), path(SUMMED, [100, 190, 270], [98, 168, 218])],
  budget: { limit: 230, reference_used: [100, 190, 270], plan_used: [98, 168, 218], reference_exhausted: 2028, plan_exhausted: null },
  target: { quantity: CARBON, label: 'Operational emissions', unit: 't/a', base_year: 2020, base_value: 120, base_computed: false, reduction: 2 / 3, by: 2028, wanted: 40, reference: 80, plan: 50, met: false, milestones: [{ year: 2027, wanted: 125, reference: 90, plan: 120, met: true }] },
  money: {
    discount_rate: 0.03, owners_discount_rate: 0.04, present_value: 9, private_value: -7, investment: 500, investment_present_value: 480, subsidies: 20,
    cost_per_tonne: -30, cost_per_plain_tonne: -20, payback_years: null, fixed_costs_saved: 4, not_shared: 0, years: {}, society: [1, 2, 3],
    groups: [
      { group: 'tenants', label: 'Tenants', quantity: 'city_cost_to_tenants', known: true, part_of_others: false, present_value: -7, yearly: [1, -2, -3] },
      { group: 'landlords', label: 'Landlords', quantity: 'city_cost_to_landlords', known: false, part_of_others: false, present_value: null, yearly: [null, null, null] },
    ],
    zones: [],
  },
  zone_years: [], outside_zones: {},
  zones: [],
  measures: [],
  rebound: null,
};
const result = { headline: [effect(100, 50)], cost: { investment: 70, running_cost: 3, energy_cost_change: -8, emissions_change: -9, cost_per_tonne: 12 }, pathway } as unknown as PlanResult;
const interval = (low: number, high: number) => ({ low, high });
const uncertainty = {
  seconds: 1, draws: 200, years_quantity: YEARLY, money: { cost_per_tonne: interval(5, 30) },
  years: [2026, 2027, 2028].map((year) => ({ year, reference: interval(1, 2), plan: interval(3, 4), reference_cumulated: interval(5, 6), plan_cumulated: interval(7, 8) })),
  quantities: [{ quantity: CARBON, today: interval(90, 110), plan: interval(40, 60), change: interval(-60, -40), verdict: 'better', drivers: [] }],
} as unknown as Uncertainty;

beforeAll(() => catalogue.use('en'));

it('sets a year of a plan against that year without it, and today beside both', () => {
  const [carbon] = effectsIn(result, 2027);
  expect([carbon.today, carbon.without, carbon.plan, carbon.change, carbon.verdict]).toEqual([100, 90, 120, 30, 'worse']);
  expect(carbon.change_percent).toBeCloseTo(100 / 3);
  expect(effectsIn(result, 2028)[0]).toMatchObject({ plan: 50, verdict: 'better', without: 80 });
  expect(effectsIn(result, null)[0]).not.toHaveProperty('without');
});

it('puts what could not be computed into a group of its own and keeps the others', () => {
  const found = grouped(judged([effect(100, null), effect(100, 50)], null));
  expect(found.map(({ group, effects }) => [group, effects.length])).toEqual([['better', 1], ['failed', 1]]);
});

it('names the deepest inputs that are missing', () => {
  const node = (label: string, value: number | null, inputs: unknown[] = []) => ({ label, value, inputs }) as Explanation;
  const heat = node('Heat', null, [node('Area', 3), node('Need', null, [node('Register', null), node('Weather', 5)]), node('Register', null)]);
  expect(missingIn(heat)).toEqual(['Register']);
});

it('tells who gains in the year and over all years, and who is not known', () => {
  const gains = gainsOf(result, 2027, roles)!;
  expect(gains.span).toEqual([2026, 2028]);
  expect(gains.rows.map(({ name, amounts }) => [name, ...amounts])).toEqual([
    ['tenants', -2, -7], ['landlords', null, null], ['fixed', undefined, 4], ['society', 2, 9],
  ]);
  const apart = { ...result, pathway: { ...result.pathway!, money: { ...result.pathway!.money!, not_shared: -3 } } };
  expect(gainsOf(apart, 2027, roles)!.rows.map(({ name, amounts }) => [name, ...amounts]).slice(2)).toEqual([['fixed', undefined, 4], ['not-shared', undefined, -3], ['society', 2, 9]]);
  expect([verdictOf(-2), verdictOf(3), verdictOf(-0)]).toEqual(['pays', 'gains', 'same']);
  const { pathway: _, ...ofDay } = result;
  expect(gainsOf({ ...ofDay, money: null } as PlanResult, null, roles)).toBeNull();
});

it('calls what society gains too close to call where the interval of its cost says so', () => {
  const { pathway: _, ...rest } = result;
  const filled = new Roles([{ role: 'cost_to_society', quantity: 'city_cost_to_society', entity: 'city', domain: 'money' }]);
  const money = { society: 4, fixed_costs_saved: 1, not_shared: 0, groups: [] };
  const ofDay = { ...rest, headline: [effect(20, 16, { quantity: 'city_cost_to_society', unit: 'money/a' })], money } as unknown as PlanResult;
  const sure = { ...uncertainty, quantities: [{ ...uncertainty.quantities[0], quantity: 'city_cost_to_society', change: interval(-12, 9) }] };
  const [society] = gainsOf(ofDay, null, filled, sure)!.rows.slice(-1);
  expect([society.amounts, society.intervals]).toEqual([[4], [interval(-9, 12)]]);
  expect([verdictOf(4, society.intervals?.[0]), verdictOf(4, interval(1, 7)), verdictOf(4)]).toEqual(['unclear', 'gains', 'gains']);
  // A gain that holds more than the change of the cost has no interval of its own.
  const apart = { ...ofDay, money: { ...money, society: 3 } } as unknown as PlanResult;
  expect(gainsOf(apart, null, filled, sure)!.rows.at(-1)!.intervals).toEqual([undefined]);
});

it('keeps the interval with the plan where nobody knows that of today', () => {
  const [carbon] = judged([effect(100, 50)], { quantities: [{ ...uncertainty.quantities[0], today: { low: null, high: null } }] });
  expect(carbon.intervals).toEqual({ today: null, plan: interval(40, 60), change: interval(-60, -40) });
});

it('has the intervals of costs, each only where it is of the number that is told', () => {
  const { pathway: _, ...ofDay } = result;
  const money = { investment: interval(60, 80), running_cost: interval(5, 6), cost_per_tonne: interval(5, 30) };
  const rows = costsOf(ofDay as PlanResult, { ...uncertainty, money }, roles);
  expect(rows.map(({ key, interval: of }) => [key, of])).toEqual([
    ['web-cost-build', interval(60, 80)], ['web-cost-run', null], ['web-cost-energy', null], ['web-cost-tonne', interval(5, 30)],
  ]);
  const ofYears = costsOf(result, { ...uncertainty, money: { investment: interval(400, 600) } }, roles);
  expect(ofYears.map(({ key, value, interval: of }) => [key, value, of])).toContainEqual(['web-results-cost-build', 500, interval(400, 600)]);
});

it('shows the quantity of the target with its marks, and the fan of what has added up', () => {
  expect(firstShown(pathway, roles)).toBe(CARBON);
  const carbon = courseOf(pathway, CARBON, uncertainty, roles)!;
  expect([carbon.fan, carbon.end, carbon.marks.map(({ year, met }) => [year, met]), carbon.limit]).toEqual([[], interval(40, 60), [[2027, true], [2028, false]], null]);
  const summed = courseOf(pathway, SUMMED, uncertainty, roles)!;
  expect([summed.fan, summed.limit]).toEqual([[interval(7, 8), interval(7, 8), interval(7, 8)], 230]);
  expect(courseOf(pathway, YEARLY, null, roles)!.fan).toEqual([]);
  expect(courseOf(pathway, 'nothing', uncertainty, roles)).toBeNull();
});

it('says the finding of a chart in a sentence', () => {
  const finding = (name: string) => findingOf(courseOf(pathway, name, null, roles)!, pathway).replace(/\u00a0/g, ' ');
  expect(finding(CARBON)).toBe('city_operational_emissions: from 98 t/a in 2026 to 50 t/a in 2028 with the plan, 80 t/a without it. The target of 125 t/a in 2027 is met. The target of 40 t/a in 2028 is missed.');
  expect(finding(SUMMED)).toContain('lasts beyond 2028. Without it, it is used up in 2028.');
});

it('proves equal numbers by their hash and names those that differ', () => {
  const numbers = (sha256: string, values: Record<string, number | null>) => ({ sha256, values, count: Object.keys(values).length });
  expect(differing(numbers('a', { x: 1 }), numbers('a', { x: 1 }))).toEqual([]);
  expect(differing(numbers('a', { x: 1, y: 2 }), numbers('b', { x: 1, y: 3, z: null }))).toEqual(['y', 'z']);
});

it('compares what at least one of two plans changes', () => {
  const row = (quantity: string, change: (number | null)[]) => ({ quantity, label: quantity, unit: 't', today: [5, 5], plan: change.map((by) => (by === null ? null : 5 + by)), change, change_percent: change, verdict: [], best: [0] });
  const rows = rowsOf({ plans: [], headline: [row('same', [0, 0]), row('one', [0, -2])] } as unknown as Comparison);
  expect(rows.map(({ quantity, plans, percents }) => [quantity, plans, percents])).toEqual([['one', [5, 3], [0, -2]]]);
});

it('tells the number of its own aim first', () => {
  const together = { buildings: 3, investment: 5, measures_investment: 5, running_cost: 1, energy_cost_change: -4, emissions_change: -2, cost_per_tonne: null };
  expect(goalNumbers({ goal: 'lowest-bills', label: '', measures: [], together } as Goal).map(({ key }) => key)).toEqual(['web-cost-energy', 'web-results-goal-emissions', 'web-cost-build']);
});
