/** Groups of people in results, as consultations and surveys tell them. */
import type { SurveyResult } from '../../api/questionnaires';
import type { ConsultationResult } from '../../api/consultations';

export interface GroupsOfTrait {
  name: string;
  label: string;
  groups: { name: string; label: string; counts: Record<string, number> | null }[];
}

export interface TakingPart {
  name: string;
  label: string;
  /** Whether numbers of those who live here are made up. */
  simulated: boolean;
  groups: { name: string; label: string; taken_part: number | null; living: number | null; gap: boolean; withheld: boolean }[];
}

/** Shares of counts in whole per cent that add up to 100: rounded down, those with the largest remainders up, as the server does for all. */
export function wholePercents(counts: readonly number[]): number[] {
  const sum = counts.reduce((all, count) => all + count, 0);
  if (!(sum > 0)) return counts.map(() => 0);
  const parts = counts.map((count) => Math.floor((100 * count) / sum));
  const left = (at: number) => (100 * counts[at]!) % sum;
  const order = counts.map((_, at) => at).sort((one, other) => left(other) - left(one));
  const missing = 100 - parts.reduce((all, part) => all + part, 0);
  for (const at of order.slice(0, missing)) parts[at]! += 1;
  return parts;
}

/** The group of those who did not say a trait, as the server names it. */
const NOT_SAID = 'not_said';

/** Rows that name their trait, by trait in their order; a trait without a label has its name. */
function byTrait<Row extends { trait: string }>(rows: readonly Row[], labels: ReadonlyMap<string, string>): { name: string; label: string; groups: Row[] }[] {
  const traits = new Map<string, Row[]>();
  for (const row of rows) traits.set(row.trait, [...(traits.get(row.trait) ?? []), row]);
  return [...traits].map(([name, groups]) => ({ name, label: labels.get(name) ?? name, groups }));
}

export const groupsOfQuestion = (rows: SurveyResult['questions'][number]['groups'], labels: ReadonlyMap<string, string>): GroupsOfTrait[] => byTrait(rows, labels);

/** Who took part in a survey, without those who did not say. */
export const takingPart = (rows: SurveyResult['took_part'], labels: ReadonlyMap<string, string>): TakingPart[] =>
  byTrait(rows.filter(({ name }) => name !== NOT_SAID), labels).map((trait) => ({ ...trait, simulated: trait.groups.some(({ simulated }) => simulated) }));

/** The same of a consultation; ways by which answers came are no trait of those who live here. */
export const takingPartOf = ({ traits }: ConsultationResult): TakingPart[] =>
  traits
    .filter(({ groups }) => groups.some(({ living }) => living !== null))
    .map((trait) => ({ ...trait, groups: trait.groups.filter(({ name }) => name !== NOT_SAID).map((group) => ({ ...group, withheld: group.counts === null })) }));

/** Groups that take part less than they live here, by trait: "Gender: women". */
export const gapsOf = (traits: readonly TakingPart[], comma: string): string[] =>
  traits.map(({ label, groups }) => [label, groups.filter(({ gap }) => gap).map((group) => group.label)] as const).filter(([, named]) => named.length).map(([label, named]) => `${label}: ${named.join(comma)}`);
