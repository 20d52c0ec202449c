import { expect, it } from 'vitest';
import { gapsOf, groupsOfQuestion, takingPart, wholePercents } from './groups';

const part = (trait: string, name: string, gap: boolean, withheld = false) => ({ trait, name, label: name, taken_part: withheld ? null : 0.2, living: withheld ? null : 0.4, gap, withheld, simulated: trait === 'age' });
const LABELS = new Map([['gender', 'Gender'], ['age', 'Age']]);

it('puts rows under their trait and leaves out who did not say it', () => {
  const traits = takingPart([part('gender', 'women', true), part('gender', 'not_said', false), part('age', 'older', false, true)], LABELS);
  expect(traits.map(({ label, simulated, groups }) => [label, simulated, groups.map(({ name }) => name)])).toEqual([['Gender', false, ['women']], ['Age', true, ['older']]]);
});

it('names gaps with their trait; a group that is withheld is none', () => {
  expect(gapsOf(takingPart([part('gender', 'women', true), part('gender', 'men', true), part('age', 'older', false, true)], LABELS), ', ')).toEqual(['Gender: women, men']);
});

it('calls a trait without a label by its name', () => {
  expect(groupsOfQuestion([{ trait: 'area', name: 'south', label: 'South', counts: null }], LABELS)[0]!.label).toBe('area');
});

it('shares a row in whole per cent that add up to 100', () => {
  expect(wholePercents([3, 3, 2])).toEqual([38, 37, 25]);
  expect(wholePercents([1, 1, 1])).toEqual([34, 33, 33]);
  expect(wholePercents([199, 1, 0])).toEqual([100, 0, 0]);
  expect(wholePercents([0, 0])).toEqual([0, 0]);
});
