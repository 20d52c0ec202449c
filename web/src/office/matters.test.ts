import { expect, test } from 'vitest';
import { byPromise, dueOf, isLate } from './matters';

const matter = (number: number, state: 'received' | 'answered' | 'decided', answer: string | null, decide: string | null, late = false, answerLate = false) => ({ number, state, clocks: [{ case: number, answer_by: answer, decide_by: decide, late, answer_late: answerLate }] });

test('the first answer is due, then the decision, then nothing', () => {
  const days = ['2026-01-02T00:00:00Z', '2026-01-09T00:00:00Z'] as const;
  expect((['received', 'answered', 'decided'] as const).map((state) => dueOf(matter(1, state, ...days)))).toEqual([...days, null]);
});

test('the oldest promise is first and what has none is last', () => {
  const some = [matter(1, 'decided', null, null), matter(2, 'received', '2026-02-01T00:00:00Z', null), matter(3, 'answered', null, '2026-01-01T00:00:00Z')];
  expect(some.sort(byPromise).map(({ number }) => number)).toEqual([3, 2, 1]);
});

test('late is late by the next promise', () => {
  const days = ['2026-01-02T00:00:00Z', '2026-03-01T00:00:00Z'] as const;
  const late = [matter(1, 'received', ...days), matter(1, 'received', ...days, false, true), matter(1, 'answered', ...days, false, true), matter(1, 'answered', ...days, true, true), matter(1, 'decided', ...days, true, true)].map(isLate);
  expect(late, 'by the clock of the city, which may replay another year').toEqual([false, true, false, true, false]);
});
