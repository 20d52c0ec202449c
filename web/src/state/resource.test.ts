import { expect, it } from 'vitest';
import { Resource } from './resource.svelte';

const later = <T>(value: T, signal: AbortSignal) =>
  new Promise<T>((done, fail) => {
    signal.addEventListener('abort', () => fail(new DOMException('given up', 'AbortError')));
    setTimeout(() => done(value), 5);
  });

it('shows the last request only, however long the first takes', async () => {
  const resource = new Resource<string>();
  const first = resource.load((signal) => later('first', signal));
  const second = resource.load((signal) => later('second', signal));
  await Promise.all([first, second]);
  expect([resource.value, resource.problem, resource.loading]).toEqual(['second', null, false]);
});

it('keeps the last value beside the problem, and recovers on retry', async () => {
  const resource = new Resource<number>();
  await resource.load(() => Promise.resolve(1));
  let broken = true;
  await resource.load(() => (broken ? Promise.reject(new Error('gone')) : Promise.resolve(2)));
  expect([resource.value, String(resource.problem), resource.loading]).toEqual([1, 'Error: gone', false]);
  broken = false;
  resource.retry();
  await new Promise((done) => setTimeout(done));
  expect([resource.value, resource.problem]).toEqual([2, null]);
});
