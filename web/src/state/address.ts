/** The state of the page as the query of its address: a copied link shows the same picture. */
import type { PlanDocument } from '../api/types';
import { pause } from '../frame/kiosk';
import { soundDraft } from './draft';

/** The plan as it is edited: what is switched off stays in it, but does not count; what the page does not edit too. */
export interface Draft extends PlanDocument {
  /** Version of the saved plan that the edits began from. */
  base?: string;
}

export interface Camera {
  latitude: number;
  longitude: number;
  zoom: number;
}

/** The number whose explanation is open. `row` is null for the city. */
export interface Opened {
  quantity: string;
  row: number | null;
  /** Value of today or of the plan. */
  of: 'today' | 'plan';
}

/** What a page can show. The first five are the places of the header. */
export const PLACES = ['now', 'plan', 'progress', 'take-part', 'open'] as const;
export type Place = (typeof PLACES)[number] | 'my-city' | 'incidents' | 'brief' | 'consent' | 'services' | 'office' | 'enterprise' | 'water' | 'states';
const OTHERS: readonly string[] = ['my-city', 'incidents', 'brief', 'consent', 'services', 'office', 'enterprise', 'water', 'states'];
/** An enterprise has an address of its own: /enterprise/3. */
const NUMBERED = /^\/enterprise\/(\d{1,9})\/?$/;

/** The place of a path; Plan for the bare address, null for a path that no place has. */
export function placeOf(path: string): Place | null {
  if (NUMBERED.test(path)) return 'enterprise';
  const name = path.replace(/^\/|\/$/g, '');
  if (name === '') return 'plan';
  return (PLACES as readonly string[]).includes(name) || OTHERS.includes(name) ? (name as Place) : null;
}

/** The number that stands in a path. */
export const numberOf = (path: string): string | null => NUMBERED.exec(path)?.[1] ?? null;

/** The address that opens a case, `/now/case/12`, as that of Now with the case in its query; null for any other path. */
export function addressOfCase(path: string, query: string): string | null {
  const number = /^\/now\/case\/([1-9]\d{0,14})\/?$/.exec(path)?.[1];
  if (!number) return null;
  const parameters = new URLSearchParams(query);
  parameters.set('case', `case-${number}`);
  return `${pathOf('now')}?${parameters}`;
}

export function pathOf(place: Place | null): string {
  return place === 'plan' ? '/' : `/${place ?? ''}`;
}

/** What lies on the map of Now; each can be left out. */
export const LAYERS = ['cases', 'source', 'sensors'] as const;
export type Layer = (typeof LAYERS)[number];

export interface AddressState {
  quantity: string | null;
  /** The entity that is shown without a quantity; with one, the quantity says it. */
  entity: string | null;
  /** Lasting id of the row that is open. */
  chosen: string | null;
  plan: Draft | null;
  /** Id of the saved plan that is open. Edits of it that are not saved stand in `plan`. */
  saved: string | null;
  language: string | null;
  theme: 'light' | 'dark' | null;
  /** Texts are shown in easy words where they have some. */
  easy: boolean;
  camera: Camera | null;
  /** Per cent of the width that shows today. */
  split: number;
  why: Opened | null;
  /** Steps from the explained number down to the one that is open, joined by slashes. */
  node: string | null;
  table: boolean;
  /** Card of the guide that is shown, from 1. */
  guide: number | null;
  /** In Open: the register that is shown, the words that are looked for, the group it is narrowed to, and the entry that is open. */
  register: string | null;
  search: string | null;
  filter: string | null;
  item: string | null;
  /** In Progress: the framework whose indicators are shown, all where none is said. */
  framework: string | null;
  /** The city of one's own that is being made. */
  draft: string | null;
  /** The plan as its difference from today, not beside it. */
  difference: boolean;
  without: boolean;
  takers: number | null;
  /** Values of zones are written on the map. */
  zones: boolean;
  /** The year of a plan of years that is shown; its last where none is said. */
  year: number | null;
  /** The plan that the plan is compared with. */
  against: Draft | null;
  /** In Now: the measured property on the map, the stream that is open, the hour that the map shows (none: now), the ledger. */
  property: string | null;
  stream: number | null;
  at: string | null;
  ledger: boolean;
  /** In Now: layers that the map leaves out. */
  leftOut: Layer[];
  /** In My city: the audit log is open, with what is looked for in it. */
  log: LogFilter | null;
  /** What needs a person and is open on a page of its own. */
  concern: string | null;
  /** Answers of residents that lie on the map: the survey or consultation, its number, and what of it. */
  voices: string | null;
}

/** Entries of the audit log that are looked for: of whom, of what kind, of which day (2026-01-31); empty for all. */
export interface LogFilter {
  who: string;
  kind: string;
  day: string;
}

export const MIDDLE = 50;

/** Whatever in a query cannot be read is left out: an address edited by hand opens the page, not an error. */
export function readAddress(query: string): AddressState {
  const parameters = new URLSearchParams(query);
  const theme = parameters.get('theme');
  return {
    quantity: parameters.get('quantity'),
    entity: /^[a-z][a-z0-9_]{0,99}$/.exec(parameters.get('entity') ?? '')?.[0] ?? null,
    chosen: parameters.get('chosen'),
    plan: readPlan(parameters.get('plan')),
    saved: parameters.get('saved'),
    language: parameters.get('language'),
    theme: theme === 'light' || theme === 'dark' ? theme : null,
    easy: parameters.get('easy') === '1',
    camera: readCamera(parameters.get('map')),
    split: readSplit(parameters.get('split')),
    why: readOpened(parameters.get('why')),
    node: readNode(parameters.get('node')),
    table: parameters.get('show') === 'table',
    guide: /^[1-9]\d?$/.test(parameters.get('guide') ?? '') ? Number(parameters.get('guide')) : null,
    register: parameters.get('register'),
    search: parameters.get('search'),
    filter: parameters.get('filter'),
    item: parameters.get('item'),
    framework: /^[a-z0-9][\w-]{0,79}$/.exec(parameters.get('framework') ?? '')?.[0] ?? null,
    draft: /^([0-9a-f]{16}|start)$/.exec(parameters.get('draft') ?? '')?.[0] ?? null,
    difference: parameters.get('compare') === 'difference',
    without: parameters.get('left') === 'reference',
    takers: /^[1-9]\d{0,3}$/.test(parameters.get('takers') ?? '') ? Number(parameters.get('takers')) : null,
    zones: parameters.get('layers') === 'zones',
    year: readYear(parameters.get('year')),
    against: readPlan(parameters.get('against')),
    property: parameters.get('property'),
    stream: /^[1-9]\d{0,9}$/.test(parameters.get('stream') ?? '') ? Number(parameters.get('stream')) : null,
    at: /^\d{4}-\d\d-\d\dT\d\d:\d\dZ$/.exec(parameters.get('at') ?? '')?.[0] ?? null,
    ledger: parameters.get('panel') === 'ledger',
    leftOut: LAYERS.filter((layer) => parameters.get('hidden')?.split(',').includes(layer)),
    log: parameters.get('panel') === 'audit' ? readLog(parameters) : null,
    concern: parameters.get('case'),
    voices: /^(survey|consultation)-[1-9]\d{0,8}-\w{1,60}$/.exec(parameters.get('voices') ?? '')?.[0] ?? null,
  };
}

export function writeAddress(state: AddressState): string {
  const { quantity, entity, chosen, plan, saved, language, theme, easy, camera, split, why, node, table, guide, register, search, filter, item, framework, draft, difference, without, takers, zones, year, against, property, stream, at, ledger, leftOut, log, concern, voices } = state;
  const parameters = new URLSearchParams();
  const put = (name: string, value: string | null | false) => value && parameters.set(name, value);
  put('quantity', quantity);
  put('saved', saved);
  put('plan', plan && encodePlan(plan));
  put('split', split !== MIDDLE && String(split));
  put('entity', !quantity && entity);
  put('chosen', chosen);
  put('why', why && [why.quantity, why.row ?? '', why.of].join('~'));
  put('node', why && node);
  put('show', table && 'table');
  put('register', register);
  put('search', search);
  put('filter', filter);
  put('item', item);
  put('framework', framework);
  put('draft', draft);
  put('compare', difference && 'difference');
  put('left', without && 'reference');
  put('takers', takers === null ? null : String(takers));
  put('layers', zones && 'zones');
  put('year', year === null ? null : String(year));
  put('against', against && encodePlan(against));
  put('property', property);
  put('stream', stream === null ? null : String(stream));
  put('at', at);
  put('hidden', leftOut.join(','));
  put('panel', log ? 'audit' : ledger && 'ledger');
  for (const [name, value] of Object.entries(log ?? {})) put(name, value);
  put('case', concern);
  put('voices', voices);
  put('map', camera && `${camera.latitude.toFixed(5)},${camera.longitude.toFixed(5)},${camera.zoom.toFixed(2)}`);
  put('language', language);
  put('theme', theme);
  put('easy', easy && '1');
  put('guide', guide !== null && String(guide));
  put('kiosk', pause !== null && String(pause));
  const text = parameters.toString().replaceAll('%2C', ',').replaceAll('%7E', '~').replaceAll('%3A', ':').replaceAll('%2F', '/');
  return text && `?${text}`;
}

function readLog(parameters: URLSearchParams): LogFilter {
  const [who, kind, day] = ['who', 'kind', 'day'].map((name) => parameters.get(name) ?? '');
  return { who: who.slice(0, 100), kind: /^[a-z]+$/.test(kind) ? kind : '', day: /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(day)) ? day : '' };
}

function readSplit(text: string | null): number {
  const split = Number(text ?? NaN);
  return split >= 0 && split <= 100 ? split : MIDDLE;
}

function readYear(text: string | null): number | null {
  return /^\d{4}$/.test(text ?? '') ? Number(text) : null;
}

function readCamera(text: string | null): Camera | null {
  const [latitude, longitude, zoom] = (text ?? '').split(',').map((part) => (part === '' ? NaN : Number(part)));
  const sound = Math.abs(latitude) <= 85 && Math.abs(longitude) <= 180 && zoom >= 0 && zoom <= 22;
  return sound ? { latitude, longitude, zoom } : null;
}

function readOpened(text: string | null): Opened | null {
  const [quantity, row, of] = (text ?? '').split('~');
  if (!/^[a-z][a-z0-9_]*$/.test(quantity)) return null;
  return { quantity, row: /^\d+$/.test(row ?? '') ? Number(row) : null, of: of === 'plan' ? 'plan' : 'today' };
}

/** Names of quantities, each with a row where it is another one's: "network_heat.12/delivered_gas". */
function readNode(text: string | null): string | null {
  return /^[a-z][\w.-]*(\/[a-z][\w.-]*){0,40}$/.test(text ?? '') ? text : null;
}

/** base64url of JSON in UTF-8. */
export function encodePlan(plan: Draft): string {
  const bytes = new TextEncoder().encode(JSON.stringify(plan));
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function readPlan(text: string | null): Draft | null {
  if (!text) return null;
  try {
    const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
    return soundDraft(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    return null;
  }
}
