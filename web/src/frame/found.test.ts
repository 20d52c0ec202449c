import { expect, it } from 'vitest';
import { findByKind, type Found } from './found';

const entry = (kind: Found['kind'], title: string): Found => ({ kind, name: title.toLowerCase(), title });
const all = [
  entry('place', 'Plan'), entry('place', 'Open'), entry('measure', 'Insulate walls'), entry('area', 'Käpylä'),
  entry('quantity', 'Need of a building'), entry('quantity', 'Building height'), entry('quantity', '建筑高度'),
];
const labels = (text: string) => findByKind(all, text).map(({ title }) => title);

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
  for (const text of ['transmittance', 'k值', 'wall thermal', 'u-value']) expect(findByKind([...all, wall], text)).toEqual([wall]);
  expect(findByKind([...all, wall], 'thermal roof')).toEqual([]);
});

it('puts what is called just so before what only holds the words', () => {
  const cost: Found = { kind: 'quantity', name: 'cost', title: 'Energy cost of what is bought' };
  const energy: Found = { kind: 'quantity', name: 'energy', title: 'Delivered energy', also: ['energy bought'] };
  expect(findByKind([cost, energy], 'Energy bought')).toEqual([energy, cost]);
});
