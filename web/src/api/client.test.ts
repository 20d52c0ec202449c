/** Work that takes long: its progress is told, and it is stopped on the server where nobody waits for it any more. */
import { afterEach, expect, it, vi } from 'vitest';
import { Client } from './client';

const plan = { name: 'By and by', measures: [] };
const progress = (state: string, done: number) => ({ id: 'path-1', state, part: 'The plan', done, of: 25, seconds: 1 });

/** Answers in turn by method and path; the calls that were made. */
function serve(answers: Record<string, [status: number, body: unknown][]>): string[] {
  const calls: string[] = [];
  vi.stubGlobal('fetch', (path: string, { method, signal }: RequestInit) => {
    const call = `${method} ${path.replace('/api/v1', '')}`;
    calls.push(call);
    if (signal?.aborted) return Promise.reject(signal.reason as Error);
    const [status, body] = answers[call]?.shift() ?? [204, null];
    return Promise.resolve(new Response(body === null ? null : JSON.stringify(body), { status }));
  });
  return calls;
}

afterEach(() => vi.unstubAllGlobals());

it('follows a plan of years until its outcome is here', async () => {
  const calls = serve({ 'POST /plans': [[202, progress('running', 3)]], 'GET /plans/path-1/progress': [[200, progress('done', 25)]], 'GET /plans/path-1': [[200, { id: 'path-1' }]] });
  const told: number[] = [];
  expect(await new Client(() => 'en').evaluate(plan, undefined, ({ done }) => told.push(done))).toEqual({ id: 'path-1' });
  expect([told, calls]).toEqual([[3], ['POST /plans', 'GET /plans/path-1/progress', 'GET /plans/path-1']]);
});

it('stops the work that is given up, and leaves what is done alone', async () => {
  const calls = serve({ 'POST /plans': [[202, progress('running', 3)], [200, { id: 'b' }]] });
  const given = new AbortController();
  await expect(new Client(() => 'en').evaluate(plan, given.signal, () => given.abort())).rejects.toThrow();
  expect(calls).toContain('DELETE /plans/path-1');
  const done = new AbortController();
  await new Client(() => 'en').evaluate(plan, done.signal);
  done.abort();
  expect(calls.filter((call) => call.startsWith('DELETE'))).toHaveLength(1);
});

it('asks for uncertainty until it is known, also where somebody else has stopped it', async () => {
  const path = 'GET /plans/a/uncertainty?wait=2';
  const calls = serve({ [path]: [[202, { state: 'running', progress: 0.4, text: '' }], [422, { code: 'plan-cancelled', detail: 'stopped' }], [200, { draws: 200 }]] });
  const told: number[] = [];
  expect(await new Client(() => 'en').uncertainty('a', undefined, ({ progress: share }) => told.push(share))).toEqual({ draws: 200 });
  expect([told, calls.length]).toEqual([[0.4], 3]);
});
