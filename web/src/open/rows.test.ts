// @vitest-environment happy-dom
import { beforeAll, expect, it } from 'vitest';
import type { DataSource, Intervention, Parameter, Quantity, Sources } from '../api/types';
import { catalogue } from '../text/messages.svelte';
import { howSure, inGroups, isOfPeople, narrow, unitText, type Item } from './items';
import { algorithmRows, dataRows, uncertaintyText, inForce, parameterRows, qualityRows, reach, valueText, type Known } from './rows';
import { find } from '../text/search';

beforeAll(async () => {
  await catalogue.use('en');
  await catalogue.complete();
});

const quantity = (name: string, more: Partial<Quantity>): Quantity => ({
  name, label: name, also: [], description: '', sentence: 'What it is.', unit: 'kWh/a', entity: 'building', kind: 'rowwise', source: 'ISO 13790:2008',
  where: 'citybrain.domains.buildings.models.thermal.need:12', better: 'less', scale: 'amount', breaks: [], bounds: [null, null], headline: false, ranged: false, beside: [], like: [], parts: [], mappable: true, inputs: [], categories: null, simulated: false, entity_label: 'Building', subject: 'thermal', subject_label: 'Heat in buildings', ...more,
});
const price: Parameter = {
  name: 'price', label: 'Price of heat', also: ['Wärmepreis', '热价'], unit: 'money/kWh', where: 'money/fi.yaml', by: [], interpolate: false, subject: 'money', subject_label: 'Money',
  uncertainty: { shape: 'normal', relative: 0.2, shared: 1, source: 'Estimate' }, tables: [],
  values: [{ from: '2000-01-01', value: 0.05, source: 'Old list', quality: 2 }, { from: '2024-01-01', value: 0.13, source: 'Statistics Finland', quality: 4 }],
};
const measure = { name: 'insulate', label: 'Insulate', also: ['thermal envelope'], description: 'Adds insulation.', strategy: 'improve', source: 'ISO 6946', changes: ['storeys'], settings: [] } as unknown as Intervention;
const sources: Sources = {
  sources: [{
    key: 'osm', kind: 'file', title: 'OpenStreetMap', licence: 'ODbL-1.0', owner: null, steward: null, url: null, date: null, read: '2026-01-05T10:00:00+00:00', files: [{ file: 'a.pbf', sha256: 'ab', bytes: 1 }],
    simulated: false, received: 10, kept: 9, rejected: [{ text: 'gone', count: 1 }], attributes: [{ name: 'storeys', label: 'Storeys', entity: 'building', count: 4 }],
  }],
  rules: [{ rule: 'storeys-usual', text: 'As usual.', kind: 'estimated', quality: 4, simulated: false, attributes: [{ name: 'storeys', label: 'Storeys', entity: 'building', count: 5 }] }],
};
const known: Known = {
  quantities: [
    quantity('storeys', { label: 'Storeys', kind: 'given', unit: '1' }),
    quantity('need', { label: 'Heat a building needs', also: ['heating demand', '供暖需求'], inputs: ['storeys'] }),
    quantity('junction_node', { kind: 'given', scale: 'identity', unit: '1' }),
    quantity('node_at_door', { scale: 'identity', unit: '1' }),
    quantity('price', { kind: 'parameter', entity: 'city', unit: 'money/kWh' }),
    quantity('sun', { label: 'Sun', entity: 'hour', subject: 'solar', subject_label: 'Sun' }),
  ],
  measures: [measure], parameters: [price], sources,
  algorithms: [
    { kind: 'imputation', kind_label: 'Filling', name: 'storeys-usual', label: 'As usual.', sentence: 'As usual.', source: 'Assumption', where: 'a.yaml' },
    { kind: 'quality_test', kind_label: 'Quality control', name: 'spike', label: 'Spike', sentence: 'Flags a spike.', source: 'QARTOD', where: 'a:Spike' },
  ],
  levels: { storeys: { '2': 0.4, '4': 0.6 }, need: { '4': 1 }, sun: { '0': 1 } },
  currency: 'EUR', date: '2023-06-01', changed: new Set(['storeys', 'need']),
};

it('lists every formula, measure, rule and test, and nothing that is data or a parameter', () => {
  const rows = algorithmRows(known);
  expect(rows.map(({ key }) => key)).toEqual(['need', 'sun', 'insulate', 'storeys-usual', 'quality_test-spike']);
  expect(rows.map(({ cells }) => cells)).toEqual([
    ['all assumed', 'with every plan', 'no effect on people'],
    ['by definition', 'with new data', 'no effect on people'],
    ['not known', 'when chosen', 'yes, who makes the plan'],
    ['all assumed', 'at import', 'no effect on people'],
    ['not known', 'with new data', 'not known'],
  ]);
  expect(rows.filter(({ person }) => person)).toEqual([]);
});

it('would say of a quantity of people that it decides about them', () => {
  expect(['building', 'zone', 'city', 'hour', 'model', 'person'].filter(isOfPeople)).toEqual(['person']);
});

it('finds entries by title, name, source and group', () => {
  const rows = algorithmRows(known);
  for (const search of ['heat a BUILDING', 'need', 'iso 13790', 'heat in buildings', 'heating demand', '供暖需求']) expect(find(rows, search).map(({ key }) => key)).toContain('need');
  expect(find(parameterRows(known), '热价').map(({ key }) => key)).toEqual(['price']);
  expect(find(parameterRows(known), 'statistics finland').map(({ key }) => key)).toEqual(['price']);
});

it('lists files with what was kept, and attributes with how sure they are', () => {
  const [file, storeys] = dataRows(known);
  expect([file.key, file.line, ...file.cells]).toEqual(['source-osm', 'ODbL-1.0 · a.pbf', '90\u00a0% kept', '5 Jan 2026', 'No steward']);
  expect([storeys.key, ...storeys.cells]).toEqual(['storeys', '60\u00a0% assumed', 'at import', 'No steward']);
});

it('names who answers for files and for the attributes that come from them, and narrows to those that nobody does', () => {
  const steward = { number: 1, name: 'Aino', department: null, contact: null, since: '2026-01-05T10:00:00+00:00', named_by: 'admin', active: true };
  const having = (steward: DataSource['steward']) => dataRows({ ...known, sources: { ...sources, sources: sources.sources.map((source) => ({ ...source, steward })) } });
  const stewards = (rows: Item[]) => rows.map(({ cells }) => cells[2]);
  expect(stewards(having(steward))).toEqual(['Aino', 'Aino']);
  expect(stewards(having({ ...steward, active: false }))).toEqual(['no longer there: Aino', 'no longer there: Aino']);
  expect(narrow(having(steward), 'unattended')).toEqual([]);
  for (const left of [null, { ...steward, active: false }]) expect(narrow(having(left), 'unattended').map(({ key }) => key)).toEqual(['source-osm']);
  expect(narrow(having(null), 'files').map(({ key }) => key)).toEqual(['source-osm']);
  expect(narrow(having(null), null)).toHaveLength(2);
  expect(find(having(steward), 'aino').map(({ key }) => key)).toEqual(['source-osm']);
});

it('shows the value of a parameter on the day of the city', () => {
  const [row] = parameterRows(known);
  expect(row.cells).toEqual(['€0.05/kWh', '1 Jan 2000', '± 20\u00a0%']);
  expect(row.line).toBe('EUR/kWh · Finland · Old list');
  expect(valueText(price, '2024-01-01')).toBe('€0.13/kWh');
  expect(inForce(price.values, '1999-12-31')).toBeUndefined();
  expect(valueText(price, '1999-12-31')).toBe('no value');
  expect(uncertaintyText({ ...price, uncertainty: null }, '2024-01-01')).toBe('all assumed');
});

it('shows shares of quality in the order of the columns', () => {
  const [row] = qualityRows({ attributes: { height: { measured: 0.25, derived: 0.5, estimated: 0.25, unknown: 0, simulated: 0 } }, labels: { height: 'Height' }, counts: {}, groups: [] });
  expect([row.title, ...row.cells]).toEqual(['Height', '25\u00a0%', '50\u00a0%', '25\u00a0%', '0\u00a0%']);
});

it.each([
  [{ '0': 1 }, 'by definition'], [{ '1': 0.5, '2': 0.5 }, 'all known'], [{ '2': 0.3, '5': 0.7 }, '70\u00a0% assumed'], [{ '5': 1 }, 'all assumed'], [undefined, ''],
] as const)('says how sure %j is', (shares, text) => expect(howSure(shares)).toBe(text));

it.each([['money/common.yaml', 'everywhere'], ['buildings/common/a/b.yaml', 'everywhere'], ['buildings/fi.yaml', 'Finland'], ['parameters/b.yaml', 'this city']])('knows where %s holds', (where, text) => expect(reach(where)).toBe(text));

it.each([['money/a', 'EUR/a'], ['kWh/(m²·a)', 'kWh/m²\u00a0a'], ['1', 'number'], ['category', 'kind'], ['degree', '°']])('writes the unit %s', (unit, text) => expect(unitText(unit, 'EUR')).toBe(text));

it('groups entries, what is asked for first in front, one title side by side', () => {
  const rows = algorithmRows({ ...known, quantities: [...known.quantities, quantity('cost', { subject: 'cost' }), quantity('zone_need', { label: 'Heat a building needs', entity: 'zone' })] });
  expect(inGroups(rows).map(([group]) => group)).toEqual(['cost', 'thermal', 'solar', 'quality_test', 'what-plans-do', 'imputation']);
  expect(inGroups(rows)[1][1].map(({ key }) => key)).toEqual(['need', 'zone_need']);
});
