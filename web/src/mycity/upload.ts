/** One file on its way to the server. `fetch` does not tell how far it is; XMLHttpRequest does. */
import { ROOT, RequestError, problemOf } from '../api/client';

export interface Sending<Answer> {
  done: Promise<Answer>;
  stop: () => void;
}

/** `path` takes the name of the file at its end where it is `named`. */
export function send<Answer>(method: string, path: string, file: File, language: string, progress: (loaded: number) => void, named = true): Sending<Answer> {
  const request = new XMLHttpRequest();
  request.open(method, `${ROOT}${path}${named ? `/${encodeURIComponent(file.name)}` : ''}`);
  request.setRequestHeader('Accept-Language', language);
  request.setRequestHeader('Content-Type', 'application/octet-stream');
  request.upload.onprogress = ({ loaded }) => progress(loaded);
  const done = new Promise<Answer>((resolve, reject) => {
    request.onload = () => {
      const body = read(request.responseText);
      if (request.status < 300 && body) resolve(body as Answer);
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
