import { expect, it } from 'vitest';
import type { SearchHit } from '../api/types';
import { groupsOf, type Found } from './found';

const entry = (kind: Found['kind'], title: string): Found => ({ kind, name: title.toLowerCase(), title });
const hit = (kind: SearchHit['kind'], title: string): SearchHit => ({ kind, title, detail: 'Office · Kluuvi', entity: 'building', id: `way/${title}` });
const all = [
  entry('place', 'Plan'), entry('place', 'Open'), entry('measure', 'Insulate walls'), entry('area', 'Käpylä'),
  entry('quantity', 'Need of a building'), entry('quantity', 'Building height'), entry('quantity', '建筑高度'),
];
const found = (text: string, hits: SearchHit[] = [], known = all) => groupsOf(known, hits, text).flatMap(({ entries }) => entries);
const labels = (text: string, hits: SearchHit[] = []) => found(text, hits).map(({ title }) => title);

it('shows the places before anything is written', () => {
  expect(labels('  ')).toEqual(['Plan', 'Open']);
});

it('finds by every word, wherever it stands, beginnings first', () => {
  expect(labels('building')).toEqual(['Building height', 'Need of a building']);
  expect(labels('building need')).toEqual(['Need of a building']);
  expect(labels('nothing of the kind')).toEqual([]);
});

it('does not ask for marks over letters, and reads Chinese', () => {
  expect([labels('kapyla'), labels('高度')]).toEqual([['Käpylä'], ['建筑高度']]);
});

it('finds by other words than the label, in any language', () => {
  const wall: Found = { kind: 'quantity', name: 'wall_transmittance', title: 'U-value of the wall', also: ['thermal transmittance', 'K值'] };
  for (const text of ['transmittance', 'k值', 'wall thermal', 'u-value']) expect(found(text, [], [...all, wall])).toEqual([wall]);
  expect(found('thermal roof', [], [...all, wall])).toEqual([]);
});

it('puts what is called just so before what only holds the words', () => {
  const cost: Found = { kind: 'quantity', name: 'cost', title: 'Energy cost of what is bought' };
  const energy: Found = { kind: 'quantity', name: 'energy', title: 'Delivered energy', also: ['energy bought'] };
  expect(found('Energy bought', [], [cost, energy])).toEqual([energy, cost]);
});

it('puts the kind first of which something begins so: an address before quantities, a quantity before a place that is nearly called so', () => {
  const hits = [hit('area', 'Stores'), hit('address', 'Building Lane 3')];
  expect(groupsOf(all, hits, 'building').map(({ kind }) => kind)).toEqual(['address', 'quantity', 'area']);
  expect(groupsOf(all, [...hits, hit('term', 'Building')], 'building').map(({ kind }) => kind)[0]).toBe('term');
  expect(groupsOf(all, hits, 'height').map(({ kind }) => kind)).toEqual(['area', 'address', 'quantity']);
});

it('puts a building before a stop that is called alike, and an area before both', () => {
  const hits = [hit('thing', 'Cable'), hit('row', 'Cable'), hit('area', 'Cable')];
  expect(groupsOf(all, hits, 'cable').map(({ kind }) => kind)).toEqual(['area', 'row', 'thing']);
});

it('names a place once, as the city has it and not as the map writes it', () => {
  const [group] = groupsOf(all, [hit('area', 'Käpylä')], 'käpylä');
  expect(group?.entries.map(({ hit }) => hit?.id)).toEqual(['way/Käpylä']);
});

it('puts measures first where the words are those of their titles, and not where they only stand in other names', () => {
  const pumps: Found[] = [
    entry('quantity', 'Heat pump share of annual heat'), entry('quantity', '热泵供热量占比'),
    entry('measure', 'Air-source heat pump'), entry('measure', '安装空气源热泵'),
    { ...entry('measure', 'Decarbonise district heating'), also: ['large heat pumps'] },
  ];
  for (const text of ['heat pump', 'Heat Pump', '热泵']) expect(groupsOf(pumps, [], text).map(({ kind }) => kind)).toEqual(['measure', 'quantity']);
  expect(groupsOf(pumps, [], 'heat pump share').map(({ kind }) => kind)).toEqual(['quantity']);
  expect(groupsOf([entry('quantity', 'Eat'), entry('measure', 'Heat')], [], 'eat').map(({ kind }) => kind)).toEqual(['quantity', 'measure']);
});
