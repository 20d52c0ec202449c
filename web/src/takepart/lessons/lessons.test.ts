// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest';
import type { Client } from '../../api/client';
import type { DeclaredAlgorithm, EntityRow, Explanation, Quantity } from '../../api/types';
import { ranksOf, type Team } from '../competition/ranks';
import { ACTS, Device, MOST, OF_LESSON } from './device.svelte';
import { algorithmSteps, budgetSteps, explained, intervalSteps, isRight, numberSteps, streetSteps } from './lessons';

const words = { said: (value: number, unit: string) => `${value} ${unit}` };

afterEach(() => localStorage.clear());

test('the right answers are those of the number that is explained', () => {
  const inputs = ['heat', 'power'].map((name) => ({ quantity: name, label: name, value: 1, unit: 't' }));
  const one = { quantity: 'emissions', label: 'Emissions', value: 5, unit: 't', known: 'computed', sentence: 'Sum.', inputs } as unknown as Explanation;
  const quantities = ['heat', 'trees', 'noise'].map((name) => ({ name, label: name })) as Quantity[];
  const [way, count, rests] = numberSteps(one, quantities, words);
  expect([way!.task.right, count!.task.right, count!.rows.length]).toEqual([1, 2, 2]);
  const task = rests!.task;
  expect(task.kind === 'choice' && task.options[task.right]!.values).toEqual({ text: 'heat' });
  expect(isRight(count!.task, 2)).toBe(true);
  expect(isRight(count!.task, 2.5)).toBe(false);
});

test('inside an interval is possible, far outside is not', () => {
  const [inside, outside, ten] = intervalSteps('Noise', 'dB', 10, 14, words);
  expect([inside, outside].map(({ task }: any) => task.options[task.right].key)).toEqual(['web-lesson-interval-yes', 'web-lesson-interval-no']);
  expect(ten!.task.right).toBe(9);
});

test('the register of algorithms is counted', () => {
  const every = [1, 2, 3].map((n) => ({ kind_label: 'models', label: `m${n}`, sentence: '.', source: `s${n}` })) as DeclaredAlgorithm[];
  expect(algorithmSteps(every)[0]!.task.right).toBe(3);
});

test('a street needs three houses with a number in common', () => {
  const house = (title: string, value: number, roof: string) => ({ title, headlines: [{ quantity: 'heat', label: 'Heat', value, unit: 'kWh' }], attributes: [{ name: 'roof', label: 'Roof', value: roof, kind: 'estimated' }] }) as unknown as EntityRow;
  expect(streetSteps([house('1', 5, 'flat')], words)).toEqual([]);
  const [most, roofs, known] = streetSteps([house('1', 5, 'flat'), house('2', 9, 'flat'), house('3', 7, 'steep')], words);
  expect(most!.task.kind === 'choice' && most!.task.options[most!.task.right]!.values).toEqual({ text: '2' });
  expect([roofs!.task.right, known!.task.right]).toEqual([2, 2]);
});

test('the budget holds two of three measures', () => {
  const tried = [{ label: 'a', investment: 100, emissions: -1 }, { label: 'b', investment: 200, emissions: -8 }, { label: 'c', investment: 900, emissions: -9 }];
  const [fit, best, cheap] = budgetSteps(tried, words);
  expect(fit!.task.right).toBe(2);
  for (const { task } of [best!, cheap!]) expect(task.kind === 'choice' && task.options[task.right]!.values).toEqual({ text: 'b' });
  expect(budgetSteps(tried.slice(1), words)).toEqual([]);
});

test('no measure costs what the budget is', () => {
  const millions = { said: (value: number) => `€${Math.round(value / 1e6)} M` };
  const read = (...costs: number[]) => budgetSteps(costs.map((investment, at) => ({ label: `m${at}`, investment, emissions: -1 - at })), millions)[0];
  expect([read(20e6, 124e6, 510e6)!.told[0]!.values, read(20e6, 124e6, 510e6)!.task.right]).toEqual([{ budget: '€320 M' }, 2]);
  expect([read(20e6, 124.1e6, 124.3e6)!.told[0]!.values, read(20e6, 124.1e6, 124.3e6)!.task.right]).toEqual([{ budget: '€72 M' }, 1]);
  expect(read(124e6, 124.1e6, 124.3e6)).toBeUndefined();
});

test('the number that is read is not 0', async () => {
  const quantities = ['avoided', 'emissions'].map((name) => ({ name, entity: 'city', headline: true, unit: 't' })) as Quantity[];
  const explain = ({ quantity }: { quantity: string }) => Promise.resolve({ quantity, value: quantity === 'avoided' ? 0 : 5, inputs: [{}] });
  const found = await explained({ explain } as unknown as Client, quantities, new AbortController().signal);
  expect(found?.quantity).toBe('emissions');
});

test('points stay on the device: no request carries them', () => {
  const fetched = vi.spyOn(globalThis, 'fetch');
  const device = new Device();
  device.finish('street');
  device.finish('street');
  device.add('tree', 1);
  device.add('walk', -1);
  expect(device.points).toBe(OF_LESSON + ACTS.tree);
  expect(new Device().points).toBe(device.points);
  device.clear();
  expect([device.points, localStorage.length, new Device().points]).toEqual([0, 0, 0]);
  localStorage.setItem('citybrain-device', JSON.stringify({ lessons: 'x', acts: { walk: MOST + 1, fly: 3 } }));
  expect(new Device().points).toBe(0);
  expect(fetched).not.toHaveBeenCalled();
});

test('ranks are told as far as they are known', () => {
  const team = (first: number | null, last: number | null) => ({ first, last }) as Team;
  expect([ranksOf(team(1, 1)), ranksOf(team(2, 4)), ranksOf(team(null, null))]).toEqual(['1', '2–4', '–']);
});
