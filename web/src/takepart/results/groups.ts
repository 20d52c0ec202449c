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
