// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { RequestError } from '../api/client';
import { isOffline, isRefused, readKept, writeKept } from './kept';

const failed = (status: number) => Object.assign(Object.create(RequestError.prototype) as RequestError, { status });

describe('what a device keeps', () => {
  beforeEach(() => localStorage.clear());

  it('is read as it was written, and nothing of what is no JSON', () => {
    writeKept('one', { code: 'W-1', waiting: { answer: 'yes' } });
    expect(readKept('one')).toEqual({ code: 'W-1', waiting: { answer: 'yes' } });
    localStorage.setItem('one', '{');
    expect(readKept('one')).toEqual({});
    localStorage.setItem('one', 'null');
    expect(readKept('one')).toEqual({});
  });

  it('waits where there was no server or too much at once, and not where it was refused', () => {
    expect([0, 400, 409, 422, 429, 500].map((status) => isRefused(failed(status)))).toEqual([false, true, true, true, false, false]);
    expect([isOffline(failed(0)), isOffline(failed(422)), isOffline(new Error('other'))]).toEqual([true, false, false]);
  });
});
