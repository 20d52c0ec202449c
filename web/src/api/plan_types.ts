/** Plans, what they change, and how sure that is, as `/api/v1` tells them. */
import type { Verdict, QualityLevel, Quantity } from './types';

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
  /** What is asked of attributes in the year itself. */
  when?: Record<string, unknown>;
  uptake?: number | Ramp;
  settings?: Record<string, number>;
  off?: boolean;
}

/** What the page edits of a plan; a file may say more (money), which is kept as it is. */
export interface PlanDocument {
  name: string;
  description?: string;
  date?: string;
  years?: { from: number; to: number };
  scenario?: string;
  seed?: number;
  target?: Record<string, unknown>;
  budget?: Record<string, unknown>;
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

/** How far the evaluation of a plan, or of goals, has come. */
export interface WorkProgress {
  id: string;
  state: 'running' | 'done' | 'stopped' | 'failed';
  part: string;
  done: number;
  of: number;
  seconds: number;
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

/** One year of a path: each year by itself, and what has added up until then. */
export interface DoubtOfYear {
  year: number;
  reference: Interval;
  plan: Interval;
  reference_cumulated: Interval;
  plan_cumulated: Interval;
}

/** How sure the numbers of a plan are; of today without plan, change and verdict. */
export interface Doubt {
  seconds: number;
  draws: number;
  quantities: DoubtOfQuantity[];
  years: DoubtOfYear[];
  /** The quantity whose `years` are told. */
  years_quantity: string | null;
  cost_per_tonne: Interval | null;
}

export interface DoubtProgress {
  state: WorkProgress['state'];
  /** Share that is done. */
  progress: number;
  text: string;
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

export interface Notice {
  code: string;
  /** Place in the plan, as a JSON pointer. */
  pointer: string;
  text: string;
}

/** A group of people: what it gains (below 0: pays); null where it is not known who belongs to it. */
interface Group {
  group: string;
  label: string;
  quantity: string;
  known: boolean;
  part_of_others: boolean;
}

export interface YearMoney {
  society: number | null;
  fixed_costs_saved: number | null;
  groups: (Group & { today: number | null; plan: number | null; gain: number | null })[];
}

export interface PathMoney {
  present_value: number | null;
  investment: number | null;
  subsidies: number | null;
  cost_per_tonne: number | null;
  payback_years: number | null;
  fixed_costs_saved: number | null;
  /** What society gains, year by year. */
  society: (number | null)[];
  groups: (Group & { present_value: number | null; yearly: (number | null)[] })[];
}

export interface PathQuantity {
  quantity: string;
  label: string;
  unit: string;
  better: Quantity['better'];
  reference: (number | null)[];
  plan: (number | null)[];
}

interface TargetStep {
  wanted: number | null;
  reference: number | null;
  plan: number | null;
  met: boolean;
}

export interface Pathway {
  years: number[];
  scenario: { name: string; label: string };
  quantities: PathQuantity[];
  budget: { limit: number; reference_exhausted: number | null; plan_exhausted: number | null } | null;
  target: (TargetStep & { quantity: string; label: string; unit: string; base_year: number; base_value: number | null; by: number; milestones: (TargetStep & { year: number })[] }) | null;
  money: PathMoney | null;
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
  notices: Notice[];
  /** Of a plan from year to year. */
  pathway?: Pathway;
  /** Of a plan of one day. */
  money?: YearMoney | null;
}

export interface Manifest {
  numbers: { count: number; sha256: string; values: Record<string, number | null> };
}

export interface TriedMeasures extends PlanCost {
  buildings: number;
}

/** An aim, the measures that reach it best each alone, and what they do together. */
export interface Goal {
  goal: string;
  label: string;
  measures: (TriedMeasures & { intervention: string; label: string })[];
  together: TriedMeasures;
}

export interface ExamplePlan {
  name: string;
  plan: PlanDocument;
}

/** Plans side by side; every list has one entry for each plan. */
export interface Comparison {
  plans: { id: string; name: string; date: string; cost: PlanCost; dominated: boolean }[];
  headline: {
    quantity: string;
    label: string;
    unit: string;
    today: (number | null)[];
    plan: (number | null)[];
    change: (number | null)[];
    change_percent: (number | null)[];
    verdict: Verdict[];
    best: number[];
  }[];
}

/** How the world may go on without a plan; its paths are in the answer too. */
export interface ScenarioName {
  name: string;
  label: string;
  default: boolean;
}
