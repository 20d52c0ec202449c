/** Typed calls to `/api/v1`. Every failure arrives as a `RequestError` that a person can read. */
import type { FeatureCollection } from 'geojson';
import type {
  Assessment, BaseMap, Building, BuildingName, City, Doubt, Explanation, Intervention, Levels, Parameter, PlanDocument, PlanResult, ProblemDocument,
  QualityReport, Quantity, SavedList, SavedPlan, Selection, Sources, TodaysDoubt, Where, ZoneShapes,
} from './types';

export const ROOT = '/api/v1';
const STILL_AT_WORK = 202;
/** Milliseconds between two questions whether a plan of years is done. */
const PAUSE = 500;

/** A request that did not succeed. `detail` is the server's own sentence; null where no server answered. */
export class RequestError extends Error {
  constructor(readonly status: number, readonly code: string, readonly detail: string | null) {
    super(detail ?? code);
  }
}

export interface Address {
  quantity: string;
  row?: number | null;
  plan?: string | null;
  /** The number of the city whose uncertainty is shared out among what it comes from. */
  doubtOf?: string | null;
}

/** Calls of one reader: the language of labels and problems is theirs. */
export class Client {
  constructor(private readonly language: () => string) {}

  city = (signal?: AbortSignal) => this.json<City>('/city', { signal, has: ['name', 'bounds', 'currency'] });
  quantities = (signal?: AbortSignal) => this.json<Quantity[]>('/quantities', { signal, has: LIST });
  interventions = (signal?: AbortSignal) => this.json<Intervention[]>('/interventions', { signal, has: LIST });
  assessment = (signal?: AbortSignal) => this.json<Assessment>('/assessment', { signal, has: ['rows'] });
  baseMap = (signal?: AbortSignal) => this.json<BaseMap>('/geometry/base', { signal, has: ['labels'] });
  building = (key: string, signal?: AbortSignal) => this.json<Building>(`/buildings/${encodeURI(key)}`, { signal });
  explain = (at: Address, signal?: AbortSignal) => this.json<Explanation>(`/explain/${at.quantity}${query(at)}`, { signal });

  sources = (signal?: AbortSignal) => this.json<Sources>('/sources', { signal, has: ['rules'] });
  parameters = (signal?: AbortSignal) => this.json<Parameter[]>('/parameters', { signal, has: LIST });
  qualityReport = (signal?: AbortSignal) => this.json<QualityReport>('/quality', { signal });
  levels = (signal?: AbortSignal) => this.json<Levels>('/quantities/levels', { signal });
  buildingNames = (rows: Iterable<number>, signal?: AbortSignal) => this.json<BuildingName[]>(`/buildings?${[...rows].map((row) => `row=${row}`).join('&')}`, { signal });
  zoneShapes = (signal?: AbortSignal) => this.json<ZoneShapes>('/zones', { signal, has: ['features'] });

  select = (where: Where, signal?: AbortSignal) => this.json<Selection>('/selections', { signal, body: { where } });

  savedPlans = (search: string, offset: number, signal?: AbortSignal) =>
    this.json<SavedList>(`/saved-plans?${new URLSearchParams({ search, offset: String(offset) })}`, { signal });
  savedPlan = (id: string, signal?: AbortSignal) => this.json<SavedPlan>(savedPath(id), { signal });
  createPlan = (plan: PlanDocument) => this.json<SavedPlan>('/saved-plans', { body: plan });
  replacePlan = (id: string, tag: string, plan: PlanDocument) => this.json<SavedPlan>(savedPath(id), { method: 'PUT', tag, body: plan });
  deletePlan = (id: string, tag: string) => this.request(savedPath(id), { method: 'DELETE', tag });

  /** How sure today's numbers of the city are. */
  todaysDoubt = (signal?: AbortSignal) => this.finished<TodaysDoubt>('/assessment/doubt', signal);
  doubt = (plan: string, signal?: AbortSignal) => this.finished<Doubt>(`/plans/${plan}/doubt`, signal);

  /** Address of a document about a plan, for a link. */
  documentOf = (plan: string, name: 'report' | 'workbook.xlsx') => `${ROOT}/plans/${plan}/${name}?language=${this.language().split('-')[0]}`;

  /** Address of something to keep as a file, in the language of the reader. */
  fileOf = (path: string) => `${ROOT}${path}?language=${this.language().split('-')[0]}`;

  /** A plan of years takes longer: it is asked after until it is done, and stopped when nobody waits for it any more. */
  async evaluate(plan: PlanDocument, signal?: AbortSignal): Promise<PlanResult> {
    const response = await this.request('/plans', { signal, body: plan });
    const told = (await response.json()) as PlanResult;
    return response.status === STILL_AT_WORK ? this.followed(told.id, signal) : told;
  }

  async zones(signal?: AbortSignal): Promise<string[]> {
    const zones = await this.zoneShapes(signal);
    return zones.features.map(({ properties }) => properties.name);
  }

  /** Middle of the zone of a name, null where there is none. */
  async middleOf(zone: string, signal?: AbortSignal): Promise<{ latitude: number; longitude: number } | null> {
    const { features } = await this.json<FeatureCollection>('/zones', { signal });
    const found = features.find(({ properties }) => properties?.name === zone)?.geometry;
    if (!found || found.type === 'GeometryCollection') return null;
    const numbers = (found.coordinates as unknown[]).flat(3).filter((part) => typeof part === 'number');
    const middle = (of: number[]) => (Math.min(...of) + Math.max(...of)) / 2;
    return { longitude: middle(numbers.filter((_, index) => index % 2 === 0)), latitude: middle(numbers.filter((_, index) => index % 2 === 1)) };
  }

  async code(quantity: string, signal?: AbortSignal): Promise<string> {
    return (await this.request(`/explain/${quantity}/code`, { signal })).text();
  }

  async geometry(signal?: AbortSignal): Promise<ArrayBuffer> {
    return (await this.request('/geometry/buildings', { signal })).arrayBuffer();
  }

  /** One value per building, in the order of the geometry; NaN where there is none. */
  async values({ quantity, plan }: Address, signal?: AbortSignal): Promise<Float32Array<ArrayBuffer>> {
    const response = await this.request(`/values/${quantity}${query({ plan })}`, { signal });
    return new Float32Array(await response.arrayBuffer());
  }

  /** Quality level of each of these values. */
  async qualities(quantity: string, signal?: AbortSignal): Promise<Uint8Array> {
    return new Uint8Array(await (await this.request(`/values/${quantity}/quality`, { signal })).arrayBuffer());
  }

  private async followed(id: string, signal?: AbortSignal): Promise<PlanResult> {
    try {
      return await this.finished<PlanResult>(`/plans/${id}`, signal);
    } catch (error) {
      if (isAbort(error)) void this.request(`/plans/${id}`, { method: 'DELETE' }).catch(() => undefined);
      throw error;
    }
  }

  /** What an address answers once its work is done. */
  private async finished<T>(path: string, signal?: AbortSignal): Promise<T> {
    for (;;) {
      const response = await this.request(path, { signal });
      if (response.status !== STILL_AT_WORK) return response.json() as Promise<T>;
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
  }

  private async json<T>(path: string, options: Options): Promise<T> {
    const told: unknown = await (await this.request(path, options)).json();
    const missing = options.has?.find((name) => !(name in Object(told)));
    if (missing) throw new TypeError(`${path}: ${missing}?`);
    return told as T;
  }

  /** Any other call; null where the answer is empty. */
  async call<T>(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<T | null> {
    const response = await this.request(path, { method, body, signal });
    return response.status === 204 ? null : (response.json() as Promise<T>);
  }

  private async request(path: string, { signal, body, method, tag }: Options): Promise<Response> {
    const headers: Record<string, string> = { 'Accept-Language': this.language() };
    if (body !== undefined) headers['Content-Type'] = 'application/json';
    if (tag) headers['If-Match'] = `"${tag}"`;
    const init: RequestInit = { method: method ?? (body === undefined ? 'GET' : 'POST'), headers, signal: signal ?? null };
    if (body !== undefined) init.body = JSON.stringify(body);
    const response = await fetch(ROOT + path, init).catch((error: unknown) => {
      throw isAbort(error) ? error : new RequestError(0, 'no-answer', null);
    });
    if (!response.ok) throw await problem(response);
    return response;
  }
}

/** What only a list has. */
const LIST = ['map', 'filter'];

interface Options {
  /** Names without which an answer is not what the page knows: it comes from a server of another version. */
  has?: string[];
  method?: string | undefined;
  signal?: AbortSignal | undefined;
  body?: unknown;
  /** Version of a saved plan that is replaced or deleted. */
  tag?: string;
}

function savedPath(id: string): string {
  return `/saved-plans/${id.split('/').map(encodeURIComponent).join('/')}`;
}

export function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}

async function problem(response: Response): Promise<RequestError> {
  return problemOf(response.status, await response.json().catch(() => null));
}

/** The error of an answer that is no success, from its body. */
export function problemOf(status: number, body: unknown): RequestError {
  const told = body as Partial<ProblemDocument> | null;
  const detail = typeof told?.detail === 'string' ? told.detail : null;
  return new RequestError(status, told?.code ?? 'server-problem', detail);
}

function query({ row, plan, doubtOf }: Omit<Address, 'quantity'>): string {
  const parameters = new URLSearchParams();
  if (row !== null && row !== undefined) parameters.set('row', String(row));
  if (plan) parameters.set('plan', plan);
  if (doubtOf) parameters.set('doubt_of', doubtOf);
  const text = parameters.toString();
  return text && `?${text}`;
}
