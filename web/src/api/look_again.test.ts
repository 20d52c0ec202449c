import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LookAgain } from './look_again';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('one looks until nothing goes on any more, also past a server that does not answer', async () => {
  const answers: (boolean | Error)[] = [true, new Error('lost'), new Error('lost'), true, false, true];
  let looked = 0;
  const again: LookAgain = new LookAgain(async () => {
    const answer = answers[looked++]!;
    if (answer instanceof Error) throw answer;
    again.while(answer);
  }, 100);
  again.while(true);
  await vi.advanceTimersByTimeAsync(99);
  expect(looked).toBe(0);
  await vi.advanceTimersByTimeAsync(2000);
  expect(looked).toBe(5);
});

test('what was planned is given up when it is stopped or asked for anew, also while one looks', async () => {
  let fail: (error: Error) => void = () => {};
  let looked = 0;
  const again = new LookAgain(() => new Promise((_, reject) => (looked++, (fail = reject))), 100);
  again.while(true);
  again.while(true);
  await vi.advanceTimersByTimeAsync(150);
  expect(looked).toBe(1);
  again.while(false);
  fail(new Error('lost'));
  await vi.advanceTimersByTimeAsync(500);
  expect(looked).toBe(1);
});
