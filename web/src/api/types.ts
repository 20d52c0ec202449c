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

export type * from './plan_types';
export type * from './register_types';
