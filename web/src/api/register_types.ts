/** What the registers of the place Open hold: sources, parameters, quality. */
import type { QualityLevel } from './types';

/** How many values of an attribute a source or a rule gave. */
export interface HeldAttribute {
  name: string;
  label: string;
  entity: string;
  count: number;
}

export interface DataSource {
  key: string;
  kind: 'file' | 'bills';
  title: string;
  licence: string | null;
  url: string | null;
  date: string | null;
  read: string;
  files: { file: string; sha256: string; bytes: number }[];
  simulated: boolean;
  /** Null where the records of a source are not counted. */
  received: number | null;
  kept: number | null;
  rejected: { text: string; count: number }[];
  attributes: HeldAttribute[];
}

/** How values were made that no file gives. */
export interface Rule {
  rule: string;
  text: string;
  kind: string;
  quality: QualityLevel;
  simulated: boolean;
  attributes: HeldAttribute[];
}

export interface Sources {
  sources: DataSource[];
  rules: Rule[];
}

export interface ParameterValue {
  value: number | null;
  source: string;
  quality: QualityLevel;
}

/** A row of a table: for which kinds (names) or from which number on (starts) its value holds. */
export type ParameterRow = ParameterValue & Record<string, string[] | number | string | null>;

export interface Parameter {
  name: string;
  label: string;
  unit: string;
  where: string;
  by: string[];
  interpolate: boolean;
  doubt: { shape: string; relative?: number; absolute?: number; source: string } | null;
  values: (ParameterValue & { from: string })[];
  tables: { from: string; rows: ParameterRow[] }[];
}

export interface Shares {
  measured: number;
  derived: number;
  estimated: number;
  unknown: number;
  simulated: number;
}

export interface QualityReport {
  attributes: Record<string, Shares>;
  labels: Record<string, string>;
  counts: Record<string, number>;
}

/** Shares by quality level of every quantity. */
export type Levels = Record<string, Record<string, number>>;
