import { expect, test } from 'vitest';
import type { ConsultationEffect } from '../../api/consultations';
import { besideInvestment, changeOfInput } from './own_plan';

const effects = [
  { quantity: 'gases', unit: 't/a', today: 165_000 },
  { quantity: 'money', unit: 'money', today: 0 },
] as ConsultationEffect[];

test('an entry tells the change that its preview told, and the investment once', () => {
  const changeOf = changeOfInput({ changes: { gases: -6_480, money: 172e6 }, values: { gases: 158_520, money: 172e6 } }, effects);
  expect(changeOf('gases')).toBe(-6_480);
  expect(besideInvestment(effects, 172e6, changeOf).map(({ quantity }) => quantity)).toEqual(['gases']);
  expect(besideInvestment(effects, 150e6, changeOf).map(({ quantity }) => quantity)).toEqual(['gases', 'money']);
});

test('an entry of before changes were stored has them from what was when it opened', () => {
  const changeOf = changeOfInput({ changes: {}, values: { gases: 158_520 } }, effects);
  expect(changeOf('gases')).toBe(-6_480);
  expect(changeOf('money')).toBeNull();
});
