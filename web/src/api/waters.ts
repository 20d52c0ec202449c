/** A tank by two rules, leaks, nights and balances of waters: what is given is computed, and nothing of it stays. */
import type { Client } from './client';
import type { components } from './schema';

type Schemas = components['schemas'];
export type TankComparison = Schemas['TankComparison'];
export type TankQuestion = Schemas['TankQuestion'];
export type TankStep = Schemas['TankStep'];
export type LeakAnswer = Schemas['LeakAnswer'];
export type LeakQuestion = Schemas['LeakQuestion'];
export type NightAnswer = Schemas['NightAnswer'];
export type MonthOfWaters = Schemas['MonthOfWaters'];
export type WaterBalances = Schemas['WaterBalances'];

export const compareTank = async (client: Client, question: Partial<TankQuestion>, signal?: AbortSignal) =>
  (await client.call<TankComparison>('POST', '/storm-water/tanks', question, signal))!;

export const locateLeak = async (client: Client, question: LeakQuestion, signal?: AbortSignal) =>
  (await client.call<LeakAnswer>('POST', '/water-supply/leaks', question, signal))!;

export const nightsOf = async (client: Client, flows: string, signal?: AbortSignal) =>
  (await client.call<NightAnswer>('POST', '/water-supply/nights', { flows }, signal))!;

export const balancesOf = async (client: Client, flows: string, signal?: AbortSignal) =>
  (await client.call<WaterBalances>('POST', '/water-balances', { flows }, signal))!;

export const balancesOfCity = async (client: Client, signal?: AbortSignal) =>
  (await client.call<WaterBalances>('GET', '/water-balances', undefined, signal))!;
