/** Typed calls to `/api/v1`. Every failure arrives as a `RequestError` that a person can read. */
import { takerValues, type Side } from '../state/sides';
import { pause } from './pause';
import type { paths } from './schema';
import type { AreaShapes, CaseDetails, CaseStepSaid, ComparedFile, CourseOfCity, EarlyWarning, ExamplePlan, FigureSaid, Goal, ImportedFile, IndicatorDetail, Myself, OwnSaid, Parameter, PlanDocument, PlanResult, ProblemDocument, ProblemPart, PromiseSaid, SavedPlan, SignInSaid, StatementSaid, TodaysUncertainty, Uncertainty, UncertaintyProgress, ValueSaid, Where, WorkProgress } from './types';

export const ROOT = '/api/v1';
const STILL_AT_WORK = 202;

/** What a path of the server's document answers once the work is done. */
type Answer<Operation> = Operation extends { responses: { 200: { content: infer Content } } } ? Content[keyof Content] : never;
type Path = keyof paths extends infer Whole ? (Whole extends `${typeof ROOT}${infer Rest}` ? Rest : never) : never;
type At<P extends Path> = paths[`${typeof ROOT}${P}`];

/**
 * A request that did not succeed. `detail` is the server's own sentence, `told` what stands in it; null where no server answered.
 * `errors` are all that was wrong with what was sent.
 */
export class RequestError extends Error {
  constructor(readonly status: number, readonly code: string, readonly detail: string | null, readonly told: Record<string, unknown> = {}, readonly errors: readonly ProblemPart[] = []) {
    super(detail ?? code);
  }
}

export interface Address {
  quantity: string;
  row?: number | null;
  plan?: string | null;
  /** The number of the city whose uncertainty is shared out among what it comes from. */
  uncertaintyOf?: string | null;
  /** A year of the plan; its last where none is said. */
  year?: number | null;
  /** What happens in it without the plan. */
  without?: boolean;
}

/** Part of a column of values: the rows of a tile, or one row of so many. */
export interface PartOf {
  tile?: number;
  step?: number;
}

type Told<T> = (progress: T) => void;
/** Seconds that an answer about uncertainty is waited for before its progress is told. */
const WAIT = 2;
/** Milliseconds between two looks at work that takes long. */
const PAUSE = 400;
const STOPPED = 'plan-cancelled';
const NOBODY = 401;

/** Calls of one reader: the language of labels and problems is theirs. */
export class Client {
  constructor(private readonly language: () => string) {}

  /** Lets a call through that changes something, once somebody is signed in; the frame asks them to. */
  admit: (refused?: boolean) => Promise<void> = () => Promise.resolve();

  /** Do what changes something: whoever is not signed in is asked to, and it goes on from there. */
  async signedIn<T>(work: () => Promise<T>): Promise<T> {
    await this.admit();
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof RequestError && error.status === NOBODY)) throw error;
      await this.admit(true);
      return work();
    }
  }

  /** Who asks, and what they may. */
  session = (signal?: AbortSignal) => this.get('/session', { signal, has: ['name', 'roles'] });
  signIn = (said: SignInSaid) => this.json<Myself>('/session', { body: said });
  signOut = () => this.request('/session', { method: 'DELETE' });
  readFor = (purpose: string) => this.json<Myself>('/session/purpose', { method: 'PUT', body: { purpose } });

  city = (signal?: AbortSignal) => this.get('/city', { signal, has: ['name', 'bounds', 'currency'] });
  roles = (signal?: AbortSignal) => this.get('/roles', { signal, has: LIST });
  starters = (signal?: AbortSignal) => this.get('/starters', { signal, has: LIST });
  quantities = (signal?: AbortSignal) => this.get('/quantities', { signal, has: LIST });
  interventions = (signal?: AbortSignal) => this.get('/interventions', { signal, has: LIST });
  scenarios = (signal?: AbortSignal) => this.get('/scenarios', { signal, has: LIST });
  assessment = (signal?: AbortSignal) => this.get('/assessment', { signal, has: ['rows'] });
  entities = (signal?: AbortSignal) => this.get('/entities', { signal, has: LIST });
  tiles = (entity: string, signal?: AbortSignal) => this.get('/geometry/{entity}/tiles', { names: { entity }, signal, has: ['content', 'tiles'] });
  baseMap = (signal?: AbortSignal) => this.get('/base-map', { signal, has: ['labels'] });
  search = (text: string, signal?: AbortSignal) => this.get('/search', { query: `?${new URLSearchParams({ text })}`, signal, has: LIST });
  /** One row of an entity, by its id or its number. */
  row = (entity: string, key: string, signal?: AbortSignal, query = '') => this.get('/entities/{entity}/{key}', { names: { entity, key: encodeURI(key) }, query, signal, has: ['attributes'] });
  explain = (at: Address, signal?: AbortSignal) => this.get('/explain/{quantity}', { names: { quantity: at.quantity }, query: query(at), signal });

  sensingNow = (signal?: AbortSignal) => this.get('/sensing', { signal, has: ['now', 'streams', 'concerns'] });
  sensingLedger = (signal?: AbortSignal) => this.get('/sensing/ledger', { signal, has: ['days'] });
  upkeep = (signal?: AbortSignal) => this.get('/upkeep', { signal, has: ['jobs', 'tasks'] });
  sensingHistory = (property: string, since: string, signal?: AbortSignal) =>
    this.get('/sensing/history', { query: asking({ property, since }), signal, has: ['times', 'means'] });
  sensedReadings = (stream: number, since: string, signal?: AbortSignal) =>
    this.get('/sensing/streams/{identity}/readings', { names: { identity: String(stream) }, query: asking({ since }), signal, has: ['times', 'values'] });
  sensedForecast = (stream: number, signal?: AbortSignal) =>
    this.get('/sensing/streams/{identity}/forecast', { names: { identity: String(stream) }, signal, has: ['times', 'reason'] });
  sensedTrack = (stream: number, signal?: AbortSignal) =>
    this.get('/sensing/streams/{identity}/track', { names: { identity: String(stream) }, signal, has: ['times', 'longitude'] });
  sensedQuality = (stream: number, signal?: AbortSignal) =>
    this.get('/sensing/streams/{identity}/quality', { names: { identity: String(stream) }, signal, has: ['failing'] });
  answerProperty = (property: number, key: string | null) => this.signedIn(() => this.request(`/sensing/properties/${property}`, { method: 'PUT', body: { key } }));
  cases = (signal?: AbortSignal) => this.get('/cases', { query: '?limit=200', signal, has: ['cases'] });
  caseOf = (number: number, signal?: AbortSignal) => this.get('/cases/{number}', { names: { number: String(number) }, signal, has: ['steps'] });
  stepCase = (number: number, version: number, said: CaseStepSaid) => this.signedIn(() => this.json<CaseDetails>(`/cases/${number}/steps`, { tag: String(version), body: said }));
  /** Early warnings of a stream. */
  warnings = (stream: number, signal?: AbortSignal) => this.get('/warnings', { query: asking({ stream: String(stream) }), signal, has: ['warnings'] });
  /** Issue a warning as it was read: the server refuses where it says something else by now. */
  issueWarning = ({ key, value, ends }: EarlyWarning) => this.json<EarlyWarning>(`/warnings/${encodeURIComponent(key)}/issue`, { body: { value, ends } });
  callOffWarning = (key: string) => this.request(`/warnings/${encodeURIComponent(key)}/withdraw`, { method: 'POST' });
  /** Address of a warning as a message that other programs read. */
  messageOf = (key: string) => `${ROOT}/warnings/${encodeURIComponent(key)}/cap`;

  sources = (signal?: AbortSignal) => this.get('/sources', { signal, has: ['rules'] });
  algorithms = (signal?: AbortSignal) => this.get('/algorithms', { signal, has: LIST });
  parameters = (signal?: AbortSignal) => this.json<Parameter[]>('/parameters', { signal, has: LIST });
  qualityReport = (signal?: AbortSignal) => this.get('/quality', { signal });
  levels = (signal?: AbortSignal) => this.get('/quantities/levels', { signal });
  rowNames = (entity: string, rows: Iterable<number>, signal?: AbortSignal) =>
    this.get('/entities/{entity}', { names: { entity }, query: `?${[...rows].map((row) => `row=${row}`).join('&')}`, signal });
  /** Shapes and names of the rows of an entity that is drawn as areas. */
  areaShapes = (entity: string, signal?: AbortSignal) => this.json<AreaShapes>(`/geometry/${entity}/features.geojson`, { signal, has: ['features'] });

  intervals = (asked: { quantity: string; rows: number[]; left: Side; right: Side }, signal?: AbortSignal) => this.post('/intervals', asked, { signal });
  ranges = ({ quantity, ...at }: Address, signal?: AbortSignal) => this.get('/values/{quantity}/ranges', { names: { quantity }, query: query(at), signal, has: ['rows'] });
  select = (entity: string | null, where: Where, signal?: AbortSignal) => this.post('/selections', { entity, where }, { signal });

  savedPlans = (search: string, offset: number, signal?: AbortSignal) =>
    this.get('/saved-plans', { query: `?${new URLSearchParams({ search, offset: String(offset) })}`, signal });
  savedPlan = (id: string, signal?: AbortSignal) => this.json<SavedPlan>(savedPath(id), { signal });
  createPlan = (plan: PlanDocument) => this.signedIn(() => this.json<SavedPlan>('/saved-plans', { body: plan }));
  replacePlan = (id: string, tag: string, plan: PlanDocument) => this.signedIn(() => this.json<SavedPlan>(savedPath(id), { method: 'PUT', tag, body: plan }));
  deletePlan = (id: string, tag: string) => this.signedIn(() => this.request(savedPath(id), { method: 'DELETE', tag }));

  /** How sure today's numbers of the city are. */
  todaysUncertainty = (signal?: AbortSignal) => this.finished<TodaysUncertainty>('/assessment/uncertainty', signal);

  compare = (plans: string[], signal?: AbortSignal) => this.post('/comparisons', { plans }, { signal });
  examples = (signal?: AbortSignal) => this.json<ExamplePlan[]>('/example-plans', { signal, has: LIST });
  manifest = (plan: string, signal?: AbortSignal) => this.get('/plans/{identity}/manifest', { names: { identity: plan }, signal });

  indicators = (signal?: AbortSignal) => this.get('/indicators', { signal, has: ['rows', 'frameworks'] });
  designIndicator = (said: OwnSaid) => this.signedIn(() => this.json<IndicatorDetail>('/indicators/own', { body: said }));
  /** This city among others; a climate and an income narrow the cities that are like it. */
  comparison = (climate: string, income: number | null, signal?: AbortSignal) =>
    this.get('/comparison', { query: asking({ climate: climate.trim(), income: income ? String(income) : '' }), signal, has: ['rows', 'files', 'rule'] });
  /** Give a file of figures of other cities. */
  giveFigures = (file: File, by: string) => this.signedIn(() => this.json<ComparedFile>(`/comparison/files${asking({ name: file.name, made_by: by.trim() })}`, { file, kind: kindOf(file.name) }));
  takeBackFigures = (id: number, by: string) => this.signedIn(() => this.request(`/comparison/files/${id}${byWhom(by)}`, { method: 'DELETE' }));
  indicator = (framework: string, code: string, signal?: AbortSignal) =>
    this.get('/indicators/{framework}/{code}', { names: { framework: encodeURIComponent(framework), code: encodeURIComponent(code) }, signal, has: ['rows', 'entered'] });
  /** Weights are written as the server takes them: `environment=2,economy=0.5`. */
  scores = (framework: string, weights: string, signal?: AbortSignal) =>
    this.get('/indicators/scores', { query: `?${new URLSearchParams({ framework, ...(weights && { weights }) })}`, signal, has: ['groups', 'rows'] });
  enterValue = (value: ValueSaid, by: string) => this.signedIn(() => this.json('/indicators/values', { body: { values: [value], ...(by.trim() && { made_by: by.trim() }) } }));
  withdrawValue = (id: number, by: string) => this.signedIn(() => this.request(`/indicators/values/${id}${byWhom(by)}`, { method: 'DELETE' }));
  inventory = (gwp: string, level: string, signal?: AbortSignal) =>
    this.get('/inventory', { query: `?${new URLSearchParams({ gwp, level })}`, signal, has: ['sectors', 'levels'] });
  /** Factors of these names. */
  factors = (names: readonly string[], signal?: AbortSignal) =>
    this.get('/inventory/factors', { query: `?${new URLSearchParams([['limit', '500'], ...names.map((name) => ['name', name])])}`, signal, has: ['factors'] });
  /** What is known from elsewhere than the inventory, and what can be said. */
  statements = (signal?: AbortSignal) => this.get('/inventory/statements', { signal, has: ['statements', 'subjects'] });
  state = (said: StatementSaid, by: string) => this.signedIn(() => this.json('/inventory/statements', { body: { by: by.trim() || null, statements: [said] } }));
  withdrawStatement = (id: number, by: string) => this.signedIn(() => this.request(`/inventory/statements/${id}${asking({ by: by.trim() })}`, { method: 'DELETE' }));
  /** Record the lines of a file as it is. */
  async importLines(file: File, by: string): Promise<ImportedFile[]> {
    const asked = new URLSearchParams({ name: file.name, ...(by.trim() ? { by: by.trim() } : {}) });
    return (await this.signedIn(() => this.json<{ files: ImportedFile[] }>(`/inventory/files?${asked}`, { file }))).files;
  }

  setPromise = (said: PromiseSaid, by: string) => this.signedIn(() => this.json<CourseOfCity['promise']>(`/course/promise${byWhom(by)}`, { method: 'PUT', body: said }));
  withdrawPromise = (by: string) => this.signedIn(() => this.request(`/course/promise${byWhom(by)}`, { method: 'DELETE' }));
  withdrawApproval = (id: number, by: string) => this.signedIn(() => this.request(`/course/approvals/${id}${byWhom(by)}`, { method: 'DELETE' }));
  figures = (signal?: AbortSignal) => this.get('/course/figures', { signal, has: ['figures'] });
  report = (figures: FigureSaid[], by: string) => this.signedIn(() => this.json(`/course/figures${byWhom(by)}`, { body: { figures } }));

  /** Forget the outcome of a plan, or stop the work on it. */
  drop = (plan: string) => this.request(`/plans/${plan}`, { method: 'DELETE' });

  /** Address of a document about a plan, for a link. */
  documentOf = (plan: string, name: 'report' | 'workbook.xlsx' | 'table.csv') => this.fileOf(`/plans/${plan}/${name}`);

  /** Address of something to keep as a file, in the language of the reader. */
  fileOf = (path: string, asked: Record<string, string> = {}) => `${ROOT}${path}?${new URLSearchParams({ ...asked, language: this.language().split('-')[0] })}`;

  /** The outcome of a plan. Work that takes long tells how far it is, and is stopped where nobody waits for it any more. */
  async evaluate(plan: PlanDocument, signal?: AbortSignal, told: Told<WorkProgress> = () => undefined): Promise<PlanResult> {
    const response = await this.request('/plans', { signal, body: plan });
    if (response.status !== STILL_AT_WORK) return response.json() as Promise<PlanResult>;
    let progress = (await response.json()) as WorkProgress;
    const { id } = progress;
    return this.stopping(`/plans/${id}`, signal, async () => {
      for (; progress.state === 'running'; progress = await this.json<WorkProgress>(`/plans/${id}/progress`, { signal })) {
        told(progress);
        await pause(PAUSE, signal);
      }
      return this.json<PlanResult>(`/plans/${id}`, { signal });
    });
  }

  /** How sure the numbers of a plan are. */
  async uncertainty(plan: string, signal?: AbortSignal, told: Told<UncertaintyProgress> = () => undefined): Promise<Uncertainty> {
    return this.stopping(`/plans/${plan}/uncertainty`, signal, async () => {
      for (;;) {
        try {
          const response = await this.request(`/plans/${plan}/uncertainty?wait=${WAIT}`, { signal });
          if (response.status !== STILL_AT_WORK) return response.json() as Promise<Uncertainty>;
          told((await response.json()) as UncertaintyProgress);
        } catch (error) {
          // Somebody else who asked for the same has left and stopped it; it is begun again.
          if (!(error instanceof RequestError && error.code === STOPPED)) throw error;
        }
      }
    });
  }

  /** Goals that suit the city; computed when they are first asked for. */
  async goals(signal?: AbortSignal, told: Told<WorkProgress> = () => undefined): Promise<Goal[]> {
    for (;;) {
      const response = await this.request('/goals', { signal });
      if (response.status !== STILL_AT_WORK) return ((await response.json()) as { goals: Goal[] }).goals;
      told((await response.json()) as WorkProgress);
    }
  }

  /** Whether the city is on course; what its approved plans lead to is computed when it is first asked for. */
  async course(signal?: AbortSignal, told: Told<WorkProgress> = () => undefined): Promise<CourseOfCity> {
    for (;;) {
      const response = await this.request('/course', { signal });
      if (response.status !== STILL_AT_WORK) return response.json() as Promise<CourseOfCity>;
      told((await response.json()) as WorkProgress);
    }
  }

  /** Names of all rows of an area. */
  async areaNames(entity: string, signal?: AbortSignal): Promise<string[]> {
    const { features } = await this.areaShapes(entity, signal);
    return features.map(({ properties }) => properties.name ?? properties.id);
  }

  async code(quantity: string, signal?: AbortSignal): Promise<string> {
    return (await this.request(`/explain/${quantity}/code`, { signal })).text();
  }

  /** Shapes of a tile; `content` is the one that the list of tiles says. */
  tile = (entity: string, number: number, content: string, signal?: AbortSignal) =>
    this.bytes(`/geometry/${entity}/tiles/${number}?${new URLSearchParams({ content })}`, signal);

  /** Shapes of all rows of an entity. */
  shapes = (entity: string, signal?: AbortSignal) => this.bytes(`/geometry/${entity}`, signal);

  /** One value per row, in the order of the geometry; NaN where there is none. Of a tile, or one row of each `step`. */
  values = async ({ quantity, ...more }: Address & PartOf, signal?: AbortSignal) =>
    new Float32Array(await this.bytes(`/values/${quantity}${query(more)}`, signal));

  /** Since when each row has a measure of a plan. */
  takers = async (plan: string, position: number, more: { until: number | null } & PartOf, signal?: AbortSignal) =>
    takerValues(new Float32Array(await this.bytes(`/plans/${plan}/measures/${position}/rows${query(more)}`, signal)));

  /** Quality level of each of these values. */
  qualities = async (quantity: string, part: PartOf, signal?: AbortSignal) =>
    new Uint8Array(await this.bytes(`/values/${quantity}/quality${query(part)}`, signal));

  /** Middle value of the rows in each area; NaN where none has one. */
  middles = async ({ quantity, ...more }: Address, area: string, signal?: AbortSignal) =>
    new Float32Array(await this.bytes(`/values/${quantity}/middles/${area}${query(more)}`, signal));

  private async bytes(path: string, signal?: AbortSignal): Promise<ArrayBuffer> {
    return (await this.request(path, { signal })).arrayBuffer();
  }

  private get<P extends Path>(path: P, options: Options) {
    return this.json<Answer<At<P>['get']>>(filled(path, options), options);
  }

  private post<P extends Path>(path: P, body: unknown, options: Options) {
    return this.json<Answer<At<P>['post']>>(filled(path, options), { ...options, body });
  }

  /** What an address answers once its work is done. */
  private async finished<T>(path: string, signal?: AbortSignal): Promise<T> {
    for (;;) {
      const response = await this.request(path, { signal });
      if (response.status !== STILL_AT_WORK) return response.json() as Promise<T>;
      await pause(PAUSE, signal);
    }
  }

  async json<T>(path: string, options: Options): Promise<T> {
    const told: unknown = await (await this.request(path, options)).json();
    const missing = options.has?.find((name) => !(name in Object(told)));
    if (missing) throw new TypeError(`${path}: ${missing}?`);
    return told as T;
  }

  /** Any other call; null where the answer is empty. What changes nothing is `open` to who is not signed in. */
  async call<T>(method: string, path: string, body?: unknown, signal?: AbortSignal, open = method === 'GET'): Promise<T | null> {
    const ask = () => this.request(path, { method, body, signal });
    const response = await (open ? ask() : this.signedIn(ask));
    return response.status === 204 ? null : (response.json() as Promise<T>);
  }

  /** A file that is asked for with what no address may tell. */
  file = async (path: string, body: unknown): Promise<Blob> => (await this.request(path, { body })).blob();

  /** Do some work on the server's side; where it is given up on this side, it is stopped there too. */
  private async stopping<T>(path: string, signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
    const stop = () => void this.request(path, { method: 'DELETE' }).catch(() => undefined);
    signal?.addEventListener('abort', stop);
    try {
      return await work();
    } finally {
      signal?.removeEventListener('abort', stop);
    }
  }

  async request(path: string, { signal, body, file, kind, method, tag, device }: Options): Promise<Response> {
    const headers: Record<string, string> = { 'Accept-Language': this.language(), ...(device && { 'Citybrain-Device': device }) };
    if (body !== undefined) headers['Content-Type'] = 'application/json';
    if (file) headers['Content-Type'] = kind ?? 'application/octet-stream';
    if (tag) headers['If-Match'] = `"${tag}"`;
    const init: RequestInit = { method: method ?? (body === undefined && !file ? 'GET' : 'POST'), headers, signal: signal ?? null };
    if (body !== undefined) init.body = JSON.stringify(body);
    if (file) init.body = file;
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
  /** What stands for the names in braces of a path, ready for an address. */
  names?: Record<string, string>;
  query?: string;
  signal?: AbortSignal | undefined;
  body?: unknown;
  /** Sent as it is, in place of a body. */
  file?: File;
  /** What a file is, where the server wants to be told. */
  kind?: string;
  /** Version of a saved plan that is replaced or deleted; code by which somebody answered who has no account. */
  tag?: string; device?: string | undefined;
}

/** Who does it, where they say so. */
function byWhom(name: string): string {
  return asking({ made_by: name.trim() });
}

/** What is asked for, without what is empty. */
function asking(asked: Record<string, string>): string {
  const said = Object.entries(asked).filter(([, value]) => value);
  return said.length ? `?${new URLSearchParams(said)}` : '';
}

/** What a file of figures is by its name; a table of text where the name says nothing. */
function kindOf(name: string): string {
  const end = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  return { json: 'application/json', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' }[end] ?? 'text/csv';
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
  return new RequestError(status, told?.code ?? 'server-problem', detail, told?.arguments ?? {}, Array.isArray(told?.errors) ? told.errors : []);
}

function filled(path: string, { names = {}, query: asked = '' }: Options): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => names[name]!) + asked;
}

function query({ row, plan, year, without, until, uncertaintyOf, tile, step }: Omit<Address, 'quantity'> & PartOf & { until?: number | null }): string {
  const texts = { row, plan, year: plan && year, without: plan && without, until, uncertainty_of: uncertaintyOf, tile, step };
  const given = Object.entries(texts).filter(([, value]) => value || value === 0);
  return asking(Object.fromEntries(given.map(([name, value]) => [name, String(value)])));
}
