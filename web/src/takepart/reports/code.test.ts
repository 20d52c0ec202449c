import { expect, test } from 'vitest';
import { newCode, readCode, writtenCode } from './code';

test('a code is read as it was written, and one that was copied wrongly is none', () => {
  const code = newCode();
  expect(readCode(` ${writtenCode(code).toLowerCase()} `)).toBe(code);
  const other = code[3] === 'A' ? 'B' : 'A';
  expect(readCode(code.slice(0, 3) + other + code.slice(4))).toBeNull();
  expect(readCode('')).toBeNull();
  expect(readCode('<script>')).toBeNull();
});

test('a code of the server is read here', () => {
  expect(readCode('00000-00000-00000-00000')).toBe('0'.repeat(20));
  // tests/people/reports/test_life.py has the same one
  expect(readCode('TG5PB-S9SNN-F8M8V-HA7CA')).toBe('TG5PBS9SNNF8M8VHA7CA');
  expect(new Set(Array.from({ length: 100 }, newCode)).size).toBe(100);
});
