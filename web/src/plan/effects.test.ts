import { expect, it } from 'vitest';
import type { PlanResult, UncertaintyOfQuantity, Effect, Verdict } from '../api/types';
import { Roles } from '../state/roles';
import { effectsIn, grouped, groupOf, judged, leading, led, percents, reach } from './effects';

const effect = (quantity: string, unit: string, percent: number, verdict: Verdict): Effect => (
  { quantity, unit, label: quantity, today: 100, reference: 100, plan: 100 + percent, change: percent, change_percent: percent, least_change: 0, verdict, quality: 4, missing: null }
);
const effects = [
  effect('city_peak', 'kW', 9, 'worse'),
  effect('city_need', 'kWh/a', -17, 'better'),
  effect('city_operational_emissions', 't/a', -24, 'better'),
];

it('puts better before worse and leaves out empty groups', () => {
  expect(grouped(effects).map(({ group, effects: members }) => [group, members.length])).toEqual([['better', 2], ['worse', 1]]);
});

it('does not call a change without a wanted direction "no change"', () => {
  expect([effect('a', '1', 5, 'same'), effect('b', '1', 0, 'same')].map(groupOf)).toEqual(['same', 'same']);
});

const roles = new Roles([{ role: 'emissions', quantity: 'city_operational_emissions', entity: 'city', domain: 'carbon' }]);

it('leads with carbon, else with the first headline', () => {
  expect(leading(effects, roles)?.quantity).toBe('city_operational_emissions');
  expect(leading(effects.slice(0, 2), roles)?.quantity).toBe('city_peak');
});

it('has one axis that holds every change', () => {
  expect([reach(effects), reach([]), reach([effect('a', '1', -340, 'better')])]).toEqual([30, 5, 100]);
});

it('lets the interval judge: a change that may be none is too close to call', () => {
  const interval = (low: number, high: number) => ({ low, high });
  const uncertainty: UncertaintyOfQuantity = {
    quantity: 'city_need', label: '', unit: 'kWh/a', verdict: 'unclear', drivers: [],
    today: interval(90, 110), plan: interval(70, 100), change: interval(-38, 4), reference: null, since_today: null,
  };
  const [peak, need] = judged(effects, { quantities: [uncertainty] });
  expect([peak.verdict, peak.intervals, need.verdict]).toEqual(['worse', null, 'unclear']);
  expect(percents(need)).toEqual({ low: -38, high: 4 });
  expect(grouped([peak, need]).map(({ group }) => group)).toEqual(['worse', 'unclear']);
  const [open] = judged(effects.slice(1, 2), { quantities: [{ ...uncertainty, change: { low: null, high: 4 } }] });
  expect([open.verdict, open.intervals, percents(open)]).toEqual(['unclear', null, null]);
});

it('leads with what all domains emit together, and knows how sure that is where one of them changes', () => {
  const all = new Roles([
    { role: 'emissions', quantity: 'city_operational_emissions', entity: 'city', domain: 'carbon' },
    { role: 'emissions', quantity: 'city_traffic_emissions', entity: 'city', domain: 'travel' },
    { role: 'total_emissions', quantity: 'city_emissions', entity: 'city', domain: 'carbon' },
  ]);
  const still = effect('city_operational_emissions', 't/a', 0, 'same');
  const traffic = { ...effect('city_traffic_emissions', 't/a', -10, 'better'), today: 50, reference: 50, plan: 40 };
  const emissions = [still, traffic].map((one) => ({ ...one, domain: { name: '', label: '' } }));
  const result = { headline: [still, traffic], emissions } as unknown as PlanResult;
  const change = { low: -15, high: -5 };
  const uncertainty: UncertaintyOfQuantity = {
    quantity: traffic.quantity, label: '', unit: 't/a', verdict: 'better', drivers: [],
    today: { low: 40, high: 60 }, plan: { low: 30, high: 50 }, change, reference: null, since_today: null,
  };
  const lead = led(result, judged(result.headline, { quantities: [uncertainty] }), all, (name) => `label of ${name}`);
  expect(lead.effect).toMatchObject({ quantity: 'city_emissions', label: 'label of city_emissions', today: 150, plan: 140, change: -10, verdict: 'better' });
  expect([lead.effect?.change_percent?.toFixed(2), lead.change, lead.why]).toEqual(['-6.67', change, 'city_traffic_emissions']);
  const both = { ...result, emissions: [{ ...emissions[0]!, plan: 95 }, emissions[1]!] } as unknown as PlanResult;
  expect(led(both, judged(result.headline, { quantities: [uncertainty] }), all, String)).toMatchObject({ change: null, why: 'city_traffic_emissions' });
  expect(led(result, judged(effects, null), roles, String).effect?.quantity).toBe('city_operational_emissions');
  const sum: UncertaintyOfQuantity = { ...uncertainty, quantity: 'city_emissions', verdict: 'unclear', change: { low: -21, high: 1 } };
  const drawn = led(both, judged(result.headline, { quantities: [uncertainty, sum] }), all, String, { quantities: [uncertainty, sum] });
  expect(drawn).toMatchObject({ change: sum.change, why: 'city_emissions', effect: { verdict: 'unclear', change: -15, intervals: { today: sum.today, plan: sum.plan } } });
});

it('lets no interval stand over what is slight or cannot be told, and folds temperatures into no per cent', () => {
  const better = { label: '', unit: '1', drivers: [], verdict: 'better' as const, today: { low: 90, high: 110 }, plan: { low: 89, high: 109 }, change: { low: -2, high: -1 }, reference: null, since_today: null };
  const rows = (['slight', 'unknown'] as const).map((verdict) => effect(verdict, '1', -0.01, verdict));
  const told = judged(rows, { quantities: rows.map(({ quantity }) => ({ ...better, quantity })) });
  expect(grouped(told).map(({ group }) => group)).toEqual(['unknown', 'slight']);
  const [felt] = judged([effect('felt', '°C', -2, 'better')], { quantities: [{ ...better, quantity: 'felt' }] });
  expect(percents(felt!)).toBeNull();
});

it('judges a year between as the server does, also where the end cannot be told and where the year itself cannot', () => {
  const path = { quantity: 'a', label: 'a', unit: '1', better: 'less' as const, reference: [100, 100, 100], plan: [99.95, 95, 90] };
  const shown = (verdicts: Verdict[]) => {
    const result = { headline: [effect('a', '1', -10, verdicts[2]!)], pathway: { years: [2030, 2035, 2040], quantities: [{ ...path, verdicts }] } } as unknown as PlanResult;
    return [2030, 2035, 2040].map((year) => effectsIn(result, year)[0]!.verdict);
  };
  for (const verdicts of [['slight', 'better', 'unknown'], ['slight', 'unknown', 'better']] as Verdict[][]) expect(shown(verdicts)).toEqual(verdicts);
});
