/** What waits is sent once each, whatever happens in between. */
import { describe, expect, it } from 'vitest';
import { RequestError } from '../api/client';
import type { InspectionDetails } from '../api/types';
import type { QueuedInspection } from './queue';
import { sync, type Server, type Store } from './sync';

const picture = () => new Blob(['photo'], { type: 'image/jpeg' });

function written(identity: string, change: Partial<QueuedInspection> = {}): QueuedInspection {
  return {
    identity, by: 'Olli', state: 'waits', reason: null, visit: 1, subject: 'place:yard', label: 'Yard', checklist: 'yard', checklistSha256: null, answers: {}, notes: {}, place: null,
    begun: `2026-03-04T10:0${identity}:00Z`, finished: '2026-03-04T11:00:00Z', photos: [], findings: 0, earlierBy: null, ...change,
  };
}

class MemoryStore implements Store {
  readonly rows = new Map<string, QueuedInspection>();
  constructor(...rows: QueuedInspection[]) {
    for (const one of rows) this.rows.set(one.identity, one);
  }
  of = async (name: string) => [...this.rows.values()].filter(({ by }) => by === name).sort((one, other) => other.begun.localeCompare(one.begun));
  put = async (one: QueuedInspection) => this.rows.set(one.identity, one);
}

class MemoryServer implements Server {
  readonly sent: string[] = [];
  /** Errors by what is sent, each once. */
  constructor(private readonly faults: Record<string, RequestError> = {}) {}
  send = async ({ identity }: QueuedInspection) => this.#take(identity, { findings: [{}], earlier_by: 'Otto' } as unknown as InspectionDetails);
  sendPhoto = async (identity: string, { item }: { item: string }) => this.#take(`${identity}/${item}`, null);
  #take<T>(name: string, answer: T): T {
    const fault = this.faults[name];
    delete this.faults[name];
    if (fault) throw fault;
    this.sent.push(name);
    return answer;
  }
}

const photos = ['a', 'b'].map((item) => ({ item, picture: picture(), sent: false, refused: null }));
const gone = () => new RequestError(0, 'no-answer', null);

describe('sync', () => {
  it('sends the oldest first, then its photos, and lets go of their pictures', async () => {
    const [store, server] = [new MemoryStore(written('2'), written('1', { photos })), new MemoryServer()];
    expect(await sync(store, server, 'Olli')).toBe('done');
    expect(server.sent).toEqual(['1', '1/a', '1/b', '2']);
    const first = store.rows.get('1')!;
    expect([first.state, first.findings, first.earlierBy]).toEqual(['sent', 1, 'Otto']);
    expect(first.photos.map(({ sent, picture: { size } }) => [sent, size])).toEqual([[true, 0], [true, 0]]);
    expect(await sync(store, server, 'Olli')).toBe('done');
    expect(server.sent).toHaveLength(4);
  });

  it('goes on after the photo that was sent last when the network comes back', async () => {
    const [store, server] = [new MemoryStore(written('1', { photos })), new MemoryServer({ '1/b': gone() })];
    expect(await sync(store, server, 'Olli')).toBe('later');
    expect([store.rows.get('1')!.state, ...store.rows.get('1')!.photos.map(({ sent }) => sent)]).toEqual(['waits', true, false]);
    expect(await sync(store, server, 'Olli')).toBe('done');
    expect(server.sent).toEqual(['1', '1/a', '1', '1/b']);
  });

  it('keeps what the server refuses, with its reason, and sends the others', async () => {
    const server = new MemoryServer({ '1': new RequestError(409, 'inspection-conflict', 'Another one is stored.') });
    const store = new MemoryStore(written('1'), written('2'));
    expect(await sync(store, server, 'Olli')).toBe('done');
    expect([store.rows.get('1')!.state, store.rows.get('1')!.reason, store.rows.get('2')!.state]).toEqual(['refused', 'Another one is stored.', 'sent']);
  });

  it('tells of a photo that is refused, and the inspection is sent all the same', async () => {
    const server = new MemoryServer({ '1/a': new RequestError(422, 'photo-damaged', 'The photo is damaged.') });
    const store = new MemoryStore(written('1', { photos }));
    expect(await sync(store, server, 'Olli')).toBe('done');
    expect(store.rows.get('1')!.state).toBe('sent');
    expect(store.rows.get('1')!.photos.map(({ sent, refused }) => [sent, refused])).toEqual([[false, 'The photo is damaged.'], [true, null]]);
  });

  it.each([
    [gone(), 'later'], [new RequestError(503, 'request-crowded', 'Later.'), 'later'], [new RequestError(429, 'many', 'Later.'), 'later'], [new RequestError(401, 'access', 'Who?'), 'signed-out'],
  ])('waits on %o', async (fault, ending) => {
    const store = new MemoryStore(written('1'));
    expect(await sync(store, new MemoryServer({ '1': fault }), 'Olli')).toBe(ending);
    expect(store.rows.get('1')!.state).toBe('waits');
  });

  it('sends nothing of another person, and nothing that is still written on', async () => {
    const [store, server] = [new MemoryStore(written('1', { by: 'Otto' }), written('2', { state: 'draft' })), new MemoryServer()];
    expect(await sync(store, server, 'Olli')).toBe('done');
    expect(server.sent).toEqual([]);
  });
});
