/** Cities that are being made, as `/api/v1/drafts` tells them. */

export interface DraftSummary {
  id: string;
  created: string;
  name: string;
  files: number;
  build: BuildState | null;
  open: boolean;
}

export interface DraftList {
  /** The draft whose city is served; null for the city that the server was started with. */
  served: string | null;
  drafts: DraftSummary[];
}

export interface Draft {
  id: string;
  name: string;
  country: string | null;
  countries: string[];
  files: DraftFile[];
  missing: string[];
  obstacles: { code: string; text: string; file: string | null }[];
  build: Build | null;
  open: boolean;
  limits: { bytes: number; files: number };
}

export interface FileSettings {
  kind: string | null;
  layer: string | null;
  crs: string | null;
  encoding: string | null;
  columns: Record<string, string | null>;
  values: Record<string, Record<string, string>>;
}

export interface DraftFile {
  name: string;
  bytes: number;
  /** Whether it is being looked at (again). */
  reading: boolean;
  kind: string | null;
  used: boolean;
  settings: FileSettings;
  found: Found | null;
  doubts: string[];
  problem: string | null;
}

export interface Wanted {
  name: string;
  required: boolean;
  column: string | null;
}

export interface Code {
  value: string;
  count: number;
  meaning: string | null;
}

export interface Found {
  format: string;
  kinds: string[];
  counts: Record<string, number>;
  bounds: [west: number, south: number, east: number, north: number] | null;
  years: [first: number, last: number] | null;
  crs: string | null;
  layer: string | null;
  layers: string[];
  columns: { name: string; samples: string[] }[];
  wanted: Wanted[];
  codes: Record<string, Code[]>;
  needs_crs: boolean;
}

export type BuildState = 'running' | 'done' | 'cancelled' | 'failed';

export interface Build {
  state: BuildState;
  share: number;
  text: string;
  seconds: number;
  snapshot: number | null;
  error: string | null;
  file: string | null;
}

export const SHARES = ['measured', 'derived', 'estimated', 'unknown'] as const;

export interface Quality {
  snapshot: number;
  counts: Record<string, number>;
  attributes: ({ name: string; label: string; simulated: number } & Record<(typeof SHARES)[number], number>)[];
  records: { source: string; received: number; kept: number; rejected: string[] }[];
  notices: string[];
}
