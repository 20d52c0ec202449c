/** What tables of the page and their files hold: the same rows, the numbers as the server gave them. */
import type { LeakAnswer, MonthOfWaters, NightAnswer, TankComparison } from '../api/waters';

export type Cell = string | number | null;
export type Row = Cell[];

const OUT = (cell: Cell): string => {
  const text = cell === null ? '' : String(cell);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** A table with commas; a text that a spreadsheet would take for a formula stands behind an apostrophe. */
export const csvOf = (columns: string[], rows: Row[]): string =>
  [columns, ...rows].map((row) => row.map((cell) => OUT(typeof cell === 'string' && /^[=+@\t\r-]/.test(cell) ? `'${cell}` : cell)).join(',')).join('\n') + '\n';

/** Area, month, water, which way, flow, m³; a residual stands as a flow of its own. */
export function balanceRows(months: MonthOfWaters[], names: { in: string; out: string; residual: string; all: string }): Row[] {
  return months.flatMap(({ area, month, waters, residual }) => [
    ...waters.flatMap((one) => [
      ...one.inflows.map(({ label, amount }): Row => [area, month, one.label, names.in, label, amount]),
      ...one.outflows.map(({ label, amount }): Row => [area, month, one.label, names.out, label, amount]),
      [area, month, one.label, '', names.residual, one.residual] as Row,
    ]),
    [area, month, names.all, '', names.residual, residual] as Row,
  ]);
}

export const nightRows = ({ nights, alarms }: NightAnswer): Row[] =>
  nights.map(({ day, flow }) => [day, flow, alarms.find(({ noticed }) => noticed === day)?.since ?? null]);

export const leakRows = ({ pipes }: LeakAnswer): Row[] => pipes.map(({ pipe, begin, end, probability, leak }) => [pipe, `${begin} – ${end}`, probability, leak]);

export const tankRows = ({ storms }: TankComparison): Row[] =>
  storms.map(({ depth, minutes, fixed, forecast, less_spill: less }) => [depth, minutes, fixed.spill, forecast.spill, less]);

export interface Segment {
  label: string;
  /** Parts of the whole width from the left. */
  begin: number;
  width: number;
}

/** Two bars of a water, one beneath the other, in parts of the widest bar of the month; what nobody knows has no width. */
export function segmentsOf(flows: { label: string; amount: number | null }[], widest: number): Segment[] {
  let begin = 0;
  return flows.flatMap(({ label, amount }) => {
    if (!amount || amount <= 0 || widest <= 0) return [];
    const segment = { label, begin, width: amount / widest };
    begin += segment.width;
    return [segment];
  });
}

/** What flows in and out of a water: a storage that falls, or a flow below nothing, counts on the other side. */
export function sidesOf(water: MonthOfWaters['waters'][number]): { inflows: { label: string; amount: number | null }[]; outflows: { label: string; amount: number | null }[] } {
  const below = (flows: { label: string; amount: number | null }[]) => flows.filter(({ amount }) => (amount ?? 0) < 0).map(({ label, amount }) => ({ label, amount: -amount! }));
  const rest = (flows: { label: string; amount: number | null }[]) => flows.filter(({ amount }) => amount === null || amount >= 0);
  return { inflows: [...rest(water.inflows), ...below(water.outflows)], outflows: [...rest(water.outflows), ...below(water.inflows)] };
}

export const widestOf = (month: MonthOfWaters): number =>
  Math.max(0, ...month.waters.flatMap((one) => Object.values(sidesOf(one)).map((flows) => flows.reduce((sum, { amount }) => sum + Math.max(amount ?? 0, 0), 0))));

/** A line through points of which some are not known: it breaks there. */
export function pathOf(points: [number, number | null][]): string {
  let open = false;
  return points
    .map(([x, y]) => {
      if (y === null) {
        open = false;
        return '';
      }
      const part = `${open ? 'L' : 'M'}${x.toFixed(1)} ${y.toFixed(1)}`;
      open = true;
      return part;
    })
    .join('');
}
