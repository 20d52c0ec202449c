/** Work of the server that takes a while: begun, watched, ended early or given up. */
import type { Client } from './client';
import { pause } from './pause';
import type { WorkProgress } from './types';

const PAUSE = 500;

const atWork = (answer: object): answer is WorkProgress => 'state' in answer && 'done' in answer;

/** Ends work at an address: its answer is then the best so far. */
export const endWork = (client: Client, address: string, id: string): Promise<unknown> => client.call('DELETE', `${address}/${id}?so_far=true`, undefined, undefined, true);

/** The answer to a question at an address; where the wait is given up, the work is stopped on the server's side too. */
export async function doneWork<T extends object>(client: Client, address: string, question: Record<string, unknown>, signal: AbortSignal, told: (progress: WorkProgress) => void): Promise<T> {
  let answer = (await client.call<T | WorkProgress>('POST', `${address}?wait=0`, question, signal, true))!;
  if (!atWork(answer)) return answer;
  const path = `${address}/${answer.id}`;
  const stop = () => void client.call('DELETE', path, undefined, undefined, true).catch(() => undefined);
  signal.addEventListener('abort', stop);
  try {
    while (atWork(answer)) {
      told(answer);
      await pause(PAUSE, signal);
      answer = (await client.call<T | WorkProgress>('GET', `${path}?wait=0`, undefined, signal))!;
    }
    return answer;
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
