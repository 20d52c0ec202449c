/** Sends reports that wait, once each: the server knows a report by its code and a photo by its content. */
import { RequestError } from '../../api/client';
import type { QueuedPicture, QueuedReport } from './queue';
import type { GivenReport } from './report_client';

export interface ReportStore {
  all(): Promise<QueuedReport[]>;
  put(one: QueuedReport): Promise<unknown>;
}

export interface ReportServer {
  send(report: GivenReport): Promise<unknown>;
  photo(code: string, picture: Blob): Promise<unknown>;
}

/** All was sent or refused, or nobody answered, so that it is tried again. */
export type SendingEnd = 'done' | 'later';

/** Send what waits, the oldest first. What is stored before and after each request survives a crash between. */
export async function sendWaiting(store: ReportStore, server: ReportServer): Promise<SendingEnd> {
  for (const one of (await store.all()).filter(({ state }) => state === 'waits').reverse()) {
    try {
      await sendOne(store, server, one);
    } catch (problem) {
      if (!(problem instanceof RequestError)) throw problem;
      if (!isFinal(problem)) return 'later';
      await store.put({ ...one, state: 'refused', reason: problem.detail ?? problem.code });
    }
  }
  return 'done';
}

async function sendOne(store: ReportStore, server: ReportServer, one: QueuedReport): Promise<void> {
  await server.send(one.said);
  const pictures = [...one.pictures];
  for (const [at, picture] of pictures.entries()) {
    if (picture.sent || picture.refused) continue;
    pictures[at] = await sendPicture(server, one.code, picture);
    await store.put({ ...one, pictures: [...pictures] });
  }
  // What the city has needs no place on this device: least of all whom to ask.
  const left = pictures.map((picture) => ({ ...picture, picture: new Blob() }));
  await store.put({ ...one, said: { ...one.said, contact: null }, pictures: left, state: 'sent', reason: null });
}

async function sendPicture(server: ReportServer, code: string, picture: QueuedPicture): Promise<QueuedPicture> {
  try {
    await server.photo(code, picture.picture);
    return { ...picture, sent: true };
  } catch (problem) {
    if (problem instanceof RequestError && isFinal(problem)) return { ...picture, refused: problem.detail ?? problem.code };
    throw problem;
  }
}

/** Whether the server would say the same again. */
function isFinal({ status }: RequestError): boolean {
  return status >= 400 && status < 500 && ![401, 408, 421, 429].includes(status);
}
