import { expect, it } from 'vitest';
import { find, type Found } from './search';

const entry = (kind: Found['kind'], label: string): Found => ({ kind, name: label.toLowerCase(), label });
const all = [
  entry('place', 'Plan'), entry('place', 'Open'), entry('measure', 'Insulate walls'), entry('area', 'Käpylä'),
  entry('quantity', 'Need of a building'), entry('quantity', 'Building height'), entry('quantity', '建筑高度'),
];
const labels = (text: string) => find(all, text).map(({ label }) => label);

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
