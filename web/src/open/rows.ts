/** Rows of each register, made from what the server says of the running program. */
import type { DataSource, DeclaredAlgorithm, Intervention, Levels, Parameter, QualityReport, Quantity, Rule, Sources } from '../api/types';
import { countryName } from '../text/formats';
import { catalogue, t } from '../text/messages.svelte';
import { counted, percent, said } from '../text/say.svelte';
import { day, howSure, isOfPeople, makeItem, OWN, quantityLine, unitText, type Item } from './items';

/** Kind of the rules that fill gaps, and kinds that run when files are read. */
const RULE = 'imputation';
const AT_IMPORT = [RULE, 'importer', 'matching', 'recognition', 'normalisation'];

/** Scale of numbers that only name something, such as a node of the network: nobody looks them up. */
const IDENTITY = 'identity';

/** What the rows hang on; null while it is on its way. */
export interface Known {
  quantities: Quantity[];
  measures: Intervention[];
  /** What is no formula and no measure. */
  algorithms: DeclaredAlgorithm[];
  parameters: Parameter[];
  sources: Sources | null;
  levels: Levels | null;
  currency: string;
  /** The city's own day, ISO. */
  date: string;
  /** Names that a plan can change, at once or through others. */
  changed: Set<string>;
}

/** Files and imports, then every attribute that the twin gives. */
export function dataRows(known: Known): Item[] {
  const held = new Set([...(known.sources?.sources ?? []), ...(known.sources?.rules ?? [])].flatMap(({ attributes }) => attributes.map(({ name }) => name)));
  const set = new Set(known.measures.flatMap(({ changes }) => changes));
  const sources = known.sources?.sources ?? [];
  const files = sources.map(sourceRow);
  const given = known.quantities.filter(({ kind, scale }) => kind === 'given' && scale !== IDENTITY).map((made) => {
    const levels = known.levels?.[made.name];
    const empty = levels !== undefined && Object.keys(levels).every((level) => level === '0' || level === '6');
    const often = held.has(made.name) || !empty ? 'import' : set.has(made.name) ? 'plans' : 'never';
    const stewards = sources.filter(({ attributes }) => attributes.some(({ name }) => name === made.name)).map(stewardText);
    const cells = [howSure(levels), known.levels ? t(`web-open-often-${often}`) : '', [...new Set(stewards)].join(t('web-list-comma')) || t('web-open-not-known')];
    const line = [unitText(made.unit, known.currency), made.sentence].filter(Boolean).join(' · ');
    return { ...quantityRow(made, known, { group: `of-${made.entity}`, heading: made.entity_label }, cells), line };
  });
  return [...files, ...given];
}

/** Whether nobody can be asked about a data set: no steward is named, or the city no longer knows who it was. */
export function unattended({ steward }: DataSource): boolean {
  return !steward?.active;
}

export function stewardText({ steward }: DataSource): string {
  if (!steward) return t('web-open-steward-none');
  return steward.active ? steward.name : t('web-open-steward-left', { name: steward.name });
}

function sourceRow(source: DataSource): Item {
  const names = source.files.map(({ file }) => file);
  const kept = source.received === null ? t('web-open-not-counted') : t('web-open-kept', { share: percent((source.kept ?? 0) / (source.received || 1)) });
  const line = [source.licence ?? t('web-open-no-licence'), ...names.slice(0, 1), source.simulated && t('web-simulated-value')].filter(Boolean).join(' · ');
  const cells = [kept, day(source.read), stewardText(source)];
  const about = { kind: 'source', source } as const;
  return makeItem({ key: `source-${source.key}`, title: source.title, line, group: 'files', cells, about, unattended: unattended(source) }, [...names, source.url, source.owner, source.steward?.name ?? null]);
}

function quantityRow(made: Quantity, known: Known, where: Pick<Item, 'group' | 'heading'>, cells: string[]): Item {
  const about = { kind: 'quantity', made } as const;
  const line = quantityLine(made, known.currency);
  return makeItem({ key: made.name, title: made.label, also: made.also, line, ...where, cells, about, person: isOfPeople(made.entity) }, [made.sentence, made.source]);
}

/** Every formula, every measure, and all that mechanisms declare besides; rules that the city used with what comes from them. */
export function algorithmRows(known: Known): Item[] {
  const parameters = new Set(known.parameters.map(({ name }) => name));
  const computed = known.quantities.filter(({ name, kind, scale }) => kind !== 'given' && scale !== IDENTITY && !parameters.has(name));
  const formulas = computed.map((made) => {
    const often = t(known.changed.has(made.name) ? 'web-open-often-plan' : 'web-open-often-data');
    const cells = [howSure(known.levels?.[made.name]), often, t(isOfPeople(made.entity) ? 'web-open-not-known' : 'web-open-person-none')];
    return quantityRow(made, known, { group: made.subject, heading: made.subject_label }, cells);
  });
  const used = new Map((known.sources?.rules ?? []).map((rule) => [rule.rule, rule]));
  const declared = known.algorithms.map((made) => {
    const rule = made.kind === RULE ? used.get(made.name) : undefined;
    used.delete(made.name);
    return declaredRow(made, rule);
  });
  const others = [...used.values()].map((rule) => declaredRow({ kind: RULE, kind_label: t('web-open-group-imputation'), name: rule.rule, label: rule.text, sentence: rule.text, source: '', where: '' }, rule));
  return [...formulas, ...known.measures.map(measureRow), ...declared, ...others];
}

function measureRow(made: Intervention): Item {
  const cells = [t('web-open-not-known'), t('web-open-often-chosen'), t('web-open-person-plan')];
  const line = [t(`web-open-strategy-${made.strategy}`), made.source].join(' · ');
  const about = { kind: 'measure', made } as const;
  return makeItem({ key: made.name, title: made.label, also: made.also, line, group: 'what-plans-do', cells, about }, [made.description]);
}

function declaredRow(made: DeclaredAlgorithm, rule: Rule | undefined): Item {
  const title = rule ? [...new Set(rule.attributes.map(({ label }) => label))].join(t('web-list-comma')) : made.label;
  const unknown = t('web-open-not-known');
  const cells = [rule ? howSure({ [rule.quality]: 1 }) : unknown, t(`web-open-often-${AT_IMPORT.includes(made.kind) ? 'import' : 'data'}`), made.kind === RULE ? t('web-open-person-none') : unknown];
  const line = [made.sentence, made.source].filter((text) => text && text !== title).join(' · ');
  const key = made.kind === RULE ? made.name : `${made.kind}-${made.name}`;
  return makeItem({ key, title, line, group: made.kind, heading: made.kind_label, cells, about: { kind: 'declared', made, rule } }, [made.name]);
}

/** Every number that law, market or time changes. */
export function parameterRows(known: Known): Item[] {
  return known.parameters.map((parameter) => {
    const cells = [valueText(parameter, known.date), sinceText(parameter, known.date), uncertaintyText(parameter, known.date)];
    const line = [unitText(parameter.unit, known.currency), reach(parameter.where), (inForce(parameter.values, known.date) ?? inForce(parameter.tables, known.date)?.rows[0])?.source].filter(Boolean).join(' · ');
    const sources = [...parameter.values, ...parameter.tables.flatMap(({ rows }) => rows)].map(({ source }) => source);
    const about = { kind: 'parameter', parameter } as const;
    return makeItem({ key: parameter.name, title: parameter.label, also: parameter.also, line, group: parameter.subject, heading: parameter.subject_label, cells, about }, [...sources, parameter.where]);
  });
}

/** How well each attribute of the twin is known. */
export function qualityRows({ attributes, labels }: QualityReport): Item[] {
  return Object.entries(attributes).map(([name, shares]) => {
    const cells = [shares.measured, shares.derived, shares.estimated, shares.unknown].map((share) => percent(share));
    return makeItem({ key: name, title: labels[name] ?? name, line: '', group: 'attributes', cells, about: { kind: 'shares', name, shares } }, []);
  });
}

/** The last entry whose first day is not after a day. */
export function inForce<T extends { from: string }>(dated: T[], date: string): T | undefined {
  return dated.findLast(({ from }) => from <= date);
}

export function valueText(parameter: Parameter, date: string): string {
  const value = inForce(parameter.values, date)?.value;
  if (typeof value === 'number') return said(value, parameter.unit);
  const rows = inForce(parameter.tables, date)?.rows.length ?? 0;
  return rows ? t('web-open-table-of', { count: counted(rows), number: rows }) : t('web-no-value');
}

function sinceText(parameter: Parameter, date: string): string {
  const since = inForce<{ from: string }>([...parameter.values, ...parameter.tables], date)?.from;
  return since ? day(since) : t('web-open-not-yet');
}

/** The stated width of the uncertainty, else how the value is known. */
export function uncertaintyText({ uncertainty, values, tables, unit }: Parameter, date: string): string {
  if (uncertainty?.relative) return t('web-open-uncertainty', { width: percent(uncertainty.relative) });
  if (uncertainty?.absolute) return t('web-open-uncertainty', { width: said(uncertainty.absolute, unit) });
  const stated = [...(tables.length ? (inForce(tables, date)?.rows ?? []) : [inForce(values, date)])].map((value) => value?.quality ?? 0);
  const shares = Object.fromEntries(stated.map((level) => [level, stated.filter((other) => other === level).length / stated.length]));
  return howSure(shares);
}

/** Where a parameter holds: everywhere, in a country, or in this city alone. */
export function reach(where: string): string {
  const [folder, file = ''] = where.split('/');
  const layer = file.replace('.yaml', '');
  if (folder === OWN) return t('web-open-reach-city');
  return layer === 'common' ? t('web-open-reach-common') : countryName(catalogue.tag, layer.toUpperCase());
}
