/** Sends what waits, once each: the server knows an inspection by its UUID and a photo by its content. */
import { RequestError } from '../api/client';
import type { InspectionDetails } from '../api/types';
import type { QueuedInspection, QueuedPhoto } from './queue';

export interface Store {
  of(name: string): Promise<QueuedInspection[]>;
  put(one: QueuedInspection): Promise<unknown>;
}

export interface Server {
  send(one: QueuedInspection): Promise<InspectionDetails>;
  sendPhoto(identity: string, photo: QueuedPhoto): Promise<unknown>;
}

/** All was sent or refused; nobody answered, so that it is tried again; or nobody is signed in any more. */
export type Ending = 'done' | 'later' | 'signed-out';

/** Send what somebody finished, the oldest first. What is stored before and after each request survives a crash between. */
export async function sync(store: Store, server: Server, name: string): Promise<Ending> {
  for (const one of (await store.of(name)).filter(({ state }) => state === 'waits').reverse()) {
    try {
      await sendOne(store, server, one);
    } catch (problem) {
      if (!(problem instanceof RequestError)) throw problem;
      if (problem.status === 401) return 'signed-out';
      if (!isFinal(problem)) return 'later';
      await store.put({ ...one, state: 'refused', reason: problem.detail ?? problem.code });
    }
  }
  return 'done';
}

async function sendOne(store: Store, server: Server, one: QueuedInspection): Promise<void> {
  const stored = await server.send(one);
  const photos = [...one.photos];
  for (const [at, photo] of photos.entries()) {
    if (photo.sent || photo.refused) continue;
    photos[at] = await sendPhoto(server, one.identity, photo);
    await store.put({ ...one, photos: [...photos] });
  }
  // What the server has needs no place here any more.
  const left = photos.map((photo) => ({ ...photo, picture: new Blob() }));
  await store.put({ ...one, photos: left, state: 'sent', reason: null, findings: stored.findings.length, earlierBy: stored.earlier_by });
}

async function sendPhoto(server: Server, identity: string, photo: QueuedPhoto): Promise<QueuedPhoto> {
  try {
    await server.sendPhoto(identity, photo);
    return { ...photo, sent: true };
  } catch (problem) {
    if (problem instanceof RequestError && isFinal(problem)) return { ...photo, refused: problem.detail ?? problem.code };
    throw problem;
  }
}

/** Whether the server would say the same again. */
function isFinal({ status }: RequestError): boolean {
  return status >= 400 && status < 500 && ![401, 408, 421, 429].includes(status);
}
