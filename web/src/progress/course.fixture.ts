/** A city with a promise, for tests: reported years, a break, an approved plan, a budget. */
import type { CourseOfCity, YearOfCourse } from '../api/types';

export const yearOf = (year: number, value: number | null, more: Partial<YearOfCourse> = {}): YearOfCourse => ({ year, value, low: null, high: null, kind: 'reported', simulated: false, broken: false, source: 'Report', missing: [], ...more });

export const COURSE: CourseOfCity = {
  unit: 't/a',
  promise: { account: 'buildings', per: 'city', base_year: 2020, base_value: null, by: 2030, reduction: 0.6, milestones: [{ by: 2028, reduction: 0.4 }], budget: { emissions: 1000, first: 2024, last: 2031 }, source: 'Council', made_by: 'Ada', made_at: '2026-01-01T00:00:00Z' },
  now: yearOf(2026, 200, { low: 180, high: 220, kind: 'computed', broken: true }),
  past: [yearOf(2023, 260), yearOf(2024, null), yearOf(2025, 230)],
  ahead: { years: [2026, 2027, 2028, 2029, 2030, 2031, 2032], without: [200, 198, 196, 194, 192, 190, 188], plan: [200, 180, 160, 150, 140, 130, 120], wide: null, half: null, others: 0, others_year: null },
  target: { base_value: 300, base_from: 'history', first: 2020, wanted: [300, 285, 270, 255, 240, 225, 210, 195, 180, 150, 120], by: 2030, wanted_then: 120, without_then: 192, plan_then: 140, interval: null, closed: 52 / 72, verdict: 'missed', missing: [] },
  budget: { limit: 1000, first: 2024, last: 2031, used: 460, unknown: [], left: 540, interval: { low: 490, high: 600 }, unsure: [], lasts: 2029.75, earliest: 2028.25, latest: 2030.5, without: 2028.7, verdict: 'missed' },
  approved: [],
  withheld: 0,
  outcome: null,
  uncertainty: 'done',
  problem: null,
};
