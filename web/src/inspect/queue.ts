/** What an inspector wrote on this phone, and what they took along; both outlive a crash and a day without a network. */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { DueVisits } from '../api/types';
import { DUE_STORE } from './forget';

/** Written on, to be sent, stored by the server, or refused by it with a reason. */
export type State = 'draft' | 'waits' | 'sent' | 'refused';

export interface QueuedPhoto {
  /** The question that it answers. */
  item: string;
  picture: Blob;
  sent: boolean;
  /** Why the server did not take it. */
  refused: string | null;
}

export interface PhonePlace {
  longitude: number;
  latitude: number;
  accuracy: number;
}

export interface QueuedInspection {
  /** A UUID made here, so that sending twice stores once. */
  identity: string;
  /** Whose it is: it is shown to them alone and sent in their name alone. */
  by: string;
  state: State;
  reason: string | null;
  visit: number | null;
  subject: string;
  label: string;
  checklist: string;
  /** Which form of it this phone had, so that the server judges by no other. */
  checklistSha256: string | null;
  answers: Record<string, string | number>;
  notes: Record<string, string>;
  place: PhonePlace | null;
  begun: string;
  finished: string | null;
  photos: QueuedPhoto[];
  /** Told by the server: findings that another person has to confirm, and who made the same visit before. */
  findings: number;
  earlierBy: string | null;
}

/** What was taken along, by whom and when [ms], and how far the clock of the city was from this phone's then [ms]. */
export interface TakenAlong {
  name: string;
  at: number;
  offset: number;
  due: DueVisits;
}

export const MOST_PHOTOS = 20;
export const LARGEST_PHOTO = 12_000_000;
/** Milliseconds for which what was taken along is shown: a day of work. */
export const HOLDS = 24 * 3_600_000;

interface Written extends DBSchema {
  inspections: { key: string; value: QueuedInspection };
}
interface Along extends DBSchema {
  due: { key: string; value: TakenAlong };
}

/** Each time opened and closed again, so that no open page keeps another from forgetting. */
async function inside<Schema extends DBSchema, T>(name: string, table: 'inspections' | 'due', work: (database: IDBPDatabase<Schema>) => Promise<T>): Promise<T> {
  const database = await openDB<Schema>(name, 1, { upgrade: (made) => void (made as unknown as IDBPDatabase).createObjectStore(table, table === 'due' ? {} : { keyPath: 'identity' }) });
  try {
    return await work(database);
  } finally {
    database.close();
  }
}

export const queue = {
  /** Those of a person, the newest first. */
  of: (name: string): Promise<QueuedInspection[]> =>
    inside<Written, QueuedInspection[]>('citybrain-inspections', 'inspections', async (database) =>
      (await database.getAll('inspections')).filter(({ by }) => by === name).sort((one, other) => other.begun.localeCompare(one.begun)),
    ),
  put: (one: QueuedInspection): Promise<unknown> => inside<Written, unknown>('citybrain-inspections', 'inspections', (database) => database.put('inspections', one)),
  remove: (identity: string): Promise<unknown> => inside<Written, unknown>('citybrain-inspections', 'inspections', (database) => database.delete('inspections', identity)),
};

export const along = {
  put: (taken: TakenAlong): Promise<unknown> => inside<Along, unknown>(DUE_STORE, 'due', (database) => database.put('due', taken, 'own')),
  /** Whose it is, and the list unless it was taken along too long ago; null where nobody took one. */
  read: (): Promise<(Omit<TakenAlong, 'due'> & { due: DueVisits | null }) | null> =>
    inside<Along, (Omit<TakenAlong, 'due'> & { due: DueVisits | null }) | null>(DUE_STORE, 'due', async (database) => {
      const taken = await database.get('due', 'own');
      return taken ? { ...taken, due: Date.now() - taken.at < HOLDS ? taken.due : null } : null;
    }),
};
