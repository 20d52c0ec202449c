import { expect, it } from 'vitest';
import type { ExamplePlan, SavedSummary } from '../api/types';
import { otherExamples } from './compared';

const example = (name: string) => ({ name, plan: { name } }) as unknown as ExamplePlan;
const saved = (id: string, problem: string | null = null) => ({ id, name: id, problem }) as unknown as SavedSummary;

it('lists an example that the city has as a saved plan once', () => {
  const examples = [example('warm-blocks'), example('table-1/envelopes'), example('towards-2050')];
  const listed = otherExamples(examples, [saved('warm-blocks'), saved('ours'), saved('towards-2050', 'cannot be read')]);
  expect(listed.map(({ name }) => name)).toEqual(['table-1/envelopes', 'towards-2050']);
  expect(otherExamples(examples, [])).toHaveLength(3);
});
