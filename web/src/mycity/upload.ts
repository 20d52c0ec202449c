/** One file on its way to the server. `fetch` does not tell how far it is; XMLHttpRequest does. */
import { ROOT, RequestError, problemOf } from '../api/client';
import type { Draft } from './types';

export interface Sending {
  done: Promise<Draft>;
  stop: () => void;
}

export function send(draft: string, file: File, language: string, progress: (loaded: number) => void): Sending {
  const request = new XMLHttpRequest();
  request.open('PUT', `${ROOT}/drafts/${draft}/files/${encodeURIComponent(file.name)}`);
  request.setRequestHeader('Accept-Language', language);
  request.setRequestHeader('Content-Type', 'application/octet-stream');
  request.upload.onprogress = ({ loaded }) => progress(loaded);
  const done = new Promise<Draft>((resolve, reject) => {
    request.onload = () => {
      const body = read(request.responseText);
      if (request.status < 300 && body) resolve(body as Draft);
      else reject(problemOf(request.status, body));
    };
    request.onerror = () => reject(new RequestError(0, 'no-answer', null));
    request.onabort = () => reject(new DOMException('', 'AbortError'));
  });
  request.send(file);
  return { done, stop: () => request.abort() };
}

function read(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
