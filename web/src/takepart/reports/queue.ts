/** Reports of this device: those that wait for a network, and the codes by which those that were sent are followed. */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { GivenReport } from './report_client';

/** Waits for a network, was taken by the server, or was refused by it with a reason. */
export type ReportState = 'waits' | 'sent' | 'refused';

export interface QueuedPicture {
  picture: Blob;
  sent: boolean;
  refused: string | null;
}

export interface QueuedReport {
  /** Made here: the server takes a code once. */
  code: string;
  label: string;
  said: GivenReport;
  pictures: QueuedPicture[];
  state: ReportState;
  reason: string | null;
  at: number;
}

export const MOST_PICTURES = 5;
export const LARGEST_PICTURE = 12_000_000;
const NAME = 'citybrain-reports';

interface Schema extends DBSchema {
  reports: { key: string; value: QueuedReport };
}

async function inside<T>(work: (database: IDBPDatabase<Schema>) => Promise<T>): Promise<T> {
  const database = await openDB<Schema>(NAME, 1, { upgrade: (made) => void made.createObjectStore('reports', { keyPath: 'code' }) });
  try {
    return await work(database);
  } finally {
    database.close();
  }
}

export const reportQueue = {
  /** All of this device, the newest first. */
  all: (): Promise<QueuedReport[]> => inside(async (database) => (await database.getAll('reports')).sort((one, other) => other.at - one.at)),
  put: (one: QueuedReport): Promise<unknown> => inside((database) => database.put('reports', one)),
  remove: (code: string): Promise<unknown> => inside((database) => database.delete('reports', code)),
};
