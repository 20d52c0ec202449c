/** What `/api/v1` sends and takes, as its OpenAPI document describes it. */
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';

export type Known = 'measured' | 'computed' | 'assumed';
export type Verdict = 'better' | 'worse' | 'unclear' | 'same';
/** Six levels of the U4SSC verifier: 1 accurate measurement to 6 unknown method; 0 or null where none is stated. */
export type QualityLevel = number | null;

export interface City {
  name: string;
  snapshot: string | number;
  country: string;
  currency: string;
  date: string;
  bounds: [west: number, south: number, east: number, north: number];
  buildings: number;
  zones: number;
  residents: number;
  simulated: boolean;
  notices: string[];
  attribution: { title: string; licence: string | null; url: string | null }[];
  languages: string[];
}

export interface Category {
  name: string;
  label: string;
}

export interface Quantity {
  name: string;
  label: string;
  description: string;
  unit: string;
  entity: 'building' | 'zone' | 'city' | 'hour' | 'model';
  kind: string;
  source: string | null;
  better: 'less' | 'more' | 'neither';
  scale: 'amount' | 'burden' | 'change' | 'none';
  breaks: number[] | null;
  headline: boolean;
  mappable: boolean;
  inputs: string[];
  categories: Category[] | null;
  sentence: string;
  /** Module and line of the program, or file of the parameter. */
  where: string;
}

export interface Setting {
  name: string;
  label: string;
  unit: string;
  /** Null where the default depends on the building. */
  default: number | null;
  minimum: number | null;
  maximum: number | null;
  source: string | null;
}

export interface Intervention {
  name: string;
  label: string;
  description: string;
  phase: string;
  /** What it changes: buildings, or what the whole city shares. */
  entity: 'building' | 'city';
  strategy: 'avoid' | 'shift' | 'improve' | 'finance' | 'background';
  digital_leverage: string;
  settings: Setting[];
  excludes: string[];
  changes: string[];
  inputs: string[];
  source: string;
  where: string;
}

/** Which buildings a measure is for; every condition must hold, an absent one always does. */
export interface Where {
  construction_year?: { at_least?: number | undefined; before?: number | undefined };
  building_use?: string[];
  heating_system?: string[];
  zone?: string[];
  area?: { polygon: [longitude: number, latitude: number][] } | undefined;
  id?: string[];
}

/** Shares by year: a measure that comes by and by. */
export type Ramp = Record<string, number>;

/** What the page edits of a measure; a file may say more, which is kept as it is. */
export interface MeasureDocument {
  intervention: string;
  where?: Where;
  uptake?: number | Ramp;
  settings?: Record<string, number>;
  off?: boolean;
}

/** What the page edits of a plan; a file may say more (target, budget), which is kept as it is. */
export interface PlanDocument {
  name: string;
  date?: string;
  seed?: number;
  years?: { from: number; to: number };
  measures: MeasureDocument[];
}

/** A saved plan in a few words. */
export interface SavedSummary {
  id: string;
  name: string;
  description: string;
  /** ISO 8601 in UTC. */
  modified: string;
  measures: number | null;
  years: [first: number, last: number] | null;
  /** Snapshot that it was saved with, where that is known. */
  snapshot: number | null;
  /** Why its file cannot be read as a plan. */
  problem: string | null;
}

export interface SavedPlan extends SavedSummary {
  /** Name of this version of it. */
  tag: string;
  plan: PlanDocument;
}

export interface SavedList {
  total: number;
  offset: number;
  plans: SavedSummary[];
}

export interface Effect {
  quantity: string;
  label: string;
  unit: string;
  today: number | null;
  plan: number | null;
  change: number | null;
  change_percent: number | null;
  verdict: Verdict;
  quality: QualityLevel;
}

/** The middle 90 % of what a number may be. */
export interface Interval {
  low: number;
  high: number;
}

/** What makes a number uncertain, and its share of the variance. */
export interface Driver {
  input: string;
  label: string;
  share: number;
  source: string;
}

export interface DoubtOfQuantity {
  quantity: string;
  today: Interval;
  plan: Interval;
  change: Interval;
  verdict: Verdict;
  drivers: Driver[];
}

/** How sure the numbers of a plan are; of today without plan, change and verdict. */
export interface Doubt {
  seconds: number;
  quantities: DoubtOfQuantity[];
}

export interface TodaysDoubt {
  quantities: { quantity: string; today: Interval | null; drivers: Driver[] }[];
}

export interface ZoneEffects {
  row: number;
  name: string;
  values: Record<string, { today: number | null; plan: number | null }>;
}

export interface MeasureResult {
  /** Counts from 1 in the order of the plan. */
  position: number;
  intervention: string;
  label: string;
  selected: number;
  adopted: number;
  skipped: { reason: string; text: string; count: number }[];
  investment: number | null;
  running_cost: number | null;
}

export interface PlanCost {
  investment: number | null;
  running_cost: number | null;
  energy_cost_change: number | null;
  emissions_change: number | null;
  cost_per_tonne: number | null;
}

export interface PlanResult {
  id: string;
  plan: PlanDocument;
  snapshot: string | number;
  date: string;
  seconds: number;
  headline: Effect[];
  zones: ZoneEffects[];
  measures: MeasureResult[];
  touched: number;
  cost: PlanCost;
}

export interface Selection {
  count: number;
  total: number;
}

export interface Attribute {
  name: string;
  label: string;
  value: number | string | null;
  unit: string;
  origin: string | null;
  rule: string | null;
  kind: 'measured' | 'derived' | 'estimated' | 'unknown';
  simulated: boolean;
  quality: QualityLevel;
}

export interface Building {
  row: number;
  id: string;
  name: string | null;
  zone: { row: number; id: string; name: string };
  longitude: number;
  latitude: number;
  attributes: Attribute[];
}

/** What a table calls a building. */
export interface BuildingName {
  row: number;
  id: string;
  name: string | null;
  zone: string;
}

export type ZoneShapes = FeatureCollection<Polygon | MultiPolygon, { row: number; id: string; name: string }>;

export interface Leaf {
  file: string | null;
  title: string | null;
  simulated: boolean;
  sha256: string | null;
  licence: string | null;
  /** Day that the file tells of or was made. */
  date: string | null;
  row: string | number | null;
  origin: string | null;
  rule: string | null;
  valid_from: string | null;
}

export interface Explanation {
  quantity: string;
  label: string;
  entity: string;
  row: number | null;
  id: string | null;
  name: string | null;
  value: number | string | null;
  /** Value of today where the plan changes it. */
  before: number | string | null;
  unit: string;
  kind: string;
  known: Known;
  quality: QualityLevel;
  /** Shares of the value by quality level. */
  levels: Record<string, number> | null;
  sentence: string;
  source: string | null;
  where: string | null;
  leaf: Leaf | null;
  /** What the listed inputs leave out. */
  note: string | null;
  /** Of a sum or mean: how many of its parts are known, and how many assumed or inferred. */
  counts: { known: number; inferred: number } | null;
  /** Share in the uncertainty of the number that is explained, where that was worked out. */
  share: number | null;
  /** Left empty below a certain depth: ask for this step to get them. */
  inputs: Explanation[];
}

/** What the base map is drawn from. */
export type BaseMap = Record<'water' | 'green' | 'land' | 'streets' | 'rail' | 'labels', FeatureCollection>;

export interface ProblemDocument {
  title: string;
  status: number;
  code: string;
  detail: string;
}

export interface AssessmentRow {
  quantity: string;
  label: string;
  unit: string;
  value: number | null;
  per_square_metre: number | null;
  per_square_metre_unit: string | null;
  per_resident: number | null;
  per_resident_unit: string | null;
  quality: QualityLevel;
  levels: Record<string, number> | null;
}

export interface Assessment {
  date: string;
  rows: AssessmentRow[];
}

export type * from './register_types';
