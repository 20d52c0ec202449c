/** Lessons of a quarter of an hour: what each asks of the city's own numbers, and which answer is right. */
import type { Client } from '../../api/client';
import type { DeclaredAlgorithm, EntityRow, Explanation, Intervention, PlanDocument, Quantity } from '../../api/types';

export const LESSONS = ['number', 'interval', 'algorithm', 'street', 'budget'] as const;
export type LessonName = (typeof LESSONS)[number];

/** A text of the catalogue with what stands in it; `name` says it in the words of the server. */
export interface Said {
  key: string;
  values?: Record<string, string | number>;
}

/** A task: options of which one is right, or a whole number. */
export type Task = { kind: 'choice'; ask: Said; options: Said[]; right: number } | { kind: 'count'; ask: Said; right: number };

export interface Step {
  told: Said[];
  /** Labels with values that the task is about. */
  rows: [string, string][];
  task: Task;
}

export interface Write {
  /** A number with its unit, in the language of the page. */
  said: (value: number, unit: string) => string;
}

export const plain = (text: string): Said => ({ key: 'web-lesson-text', values: { text } });
const choice = (ask: Said, right: Said, ...others: Said[]): Task => {
  // The place of the right one follows from its words, so that it is not always the first.
  const options = [...others];
  const at = [...JSON.stringify(right)].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % (others.length + 1);
  options.splice(at, 0, right);
  return { kind: 'choice', ask, options, right: at };
};
const step = (told: Said[], task: Task, rows: [string, string][] = []): Step => ({ told, rows, task });

/** The first number of the whole city that is a headline, is not 0 and has inputs. */
export async function explained(client: Client, quantities: readonly Quantity[], signal: AbortSignal): Promise<Explanation | null> {
  for (const { name } of quantities.filter(({ entity, headline, unit, categories }) => entity === 'city' && headline && unit && !categories).slice(0, 12)) {
    const found = await client.explain({ quantity: name }, signal);
    if (typeof found.value === 'number' && found.value !== 0 && found.inputs.length > 0) return found;
  }
  return null;
}

/** Reading a number and its Why?. */
export function numberSteps(one: Explanation, quantities: readonly Quantity[], { said }: Write): Step[] {
  const value = said(one.value as number, one.unit);
  const inputs = new Set(one.inputs.map(({ quantity }) => quantity));
  const others = quantities.filter(({ name, label }) => !inputs.has(name) && name !== one.quantity && label !== one.label).slice(0, 2);
  const ways = (['measured', 'computed', 'assumed'] as const).map((way) => ({ key: `web-lesson-way-${way}` }));
  const right = Math.max(0, ['measured', 'computed', 'assumed'].indexOf(one.known));
  const rows = one.inputs.map(({ label, value: input, unit }): [string, string] => [label, typeof input === 'number' ? said(input, unit) : String(input ?? '–')]);
  return [
    step([{ key: 'web-lesson-number-read', values: { label: one.label, value } }, plain(one.sentence)], { kind: 'choice', ask: { key: 'web-lesson-number-way' }, options: ways, right }),
    step([{ key: 'web-lesson-number-inputs', values: { label: one.label } }], { kind: 'count', ask: { key: 'web-lesson-number-count' }, right: rows.length }, rows),
    step([{ key: 'web-lesson-number-why' }], choice({ key: 'web-lesson-number-rests', values: { label: one.label } }, plain(one.inputs[0]!.label), ...others.map(({ label }) => plain(label)))),
  ];
}

/** What an interval says. */
export function intervalSteps(label: string, unit: string, low: number, high: number, { said }: Write): Step[] {
  const width = high - low;
  const told: Said[] = [{ key: 'web-lesson-interval-read', values: { label, low: said(low, unit), high: said(high, unit) } }];
  const [yes, no, unsure] = ['yes', 'no', 'unsure'].map((name): Said => ({ key: `web-lesson-interval-${name}` }));
  return [
    step(told, choice({ key: 'web-lesson-interval-could', values: { value: said(low + width / 4, unit) } }, yes!, no!, unsure!)),
    step(told, choice({ key: 'web-lesson-interval-could', values: { value: said(high + 2 * width, unit) } }, no!, yes!, unsure!)),
    step([{ key: 'web-lesson-interval-ninety' }], { kind: 'count', ask: { key: 'web-lesson-interval-ten' }, right: 9 }),
  ];
}

/** How an algorithm suggests and who decides. */
export function algorithmSteps(every: readonly DeclaredAlgorithm[]): Step[] {
  const kinds = new Map<string, number>();
  for (const { kind_label: kind } of every) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  const rows = [...kinds].map(([label, count]): [string, string] => [label, String(count)]);
  const one = every.find(({ source }) => source) ?? every[0]!;
  const others = [...new Set(every.map(({ source }) => source))].filter((source) => source && source !== one.source).slice(0, 2);
  return [
    step([{ key: 'web-lesson-algorithm-list' }], { kind: 'count', ask: { key: 'web-lesson-algorithm-count' }, right: every.length }, rows),
    step([plain(`${one.label}. ${one.sentence}`)], choice({ key: 'web-lesson-algorithm-source', values: { label: one.label } }, plain(one.source), ...others.map(plain)), [[one.label, one.source]]),
    step([{ key: 'web-lesson-algorithm-suggests' }], choice({ key: 'web-lesson-algorithm-decides' }, { key: 'web-lesson-decides-person' }, { key: 'web-lesson-decides-algorithm' }, { key: 'web-lesson-decides-nobody' })),
  ];
}

/** Houses of a street beside each other; empty where they have no number in common. */
export function streetSteps(houses: readonly EntityRow[], { said }: Write): Step[] {
  const label = houses[0]?.headlines.find(({ quantity }) => houses.every(({ headlines }) => headlines.some((one) => one.quantity === quantity && typeof one.value === 'number')));
  if (!label || houses.length < 3) return [];
  const numbers = houses.map(({ title, headlines }) => ({ title, value: headlines.find(({ quantity }) => quantity === label.quantity)!.value as number }));
  const most = numbers.reduce((best, one) => (one.value > best.value ? one : best));
  const rows = numbers.map(({ title, value }): [string, string] => [title, said(value, label.unit)]);
  const others = numbers.filter(({ value }) => value < most.value).slice(0, 2);
  const steps = [step([{ key: 'web-lesson-street-read', values: { label: label.label } }], choice({ key: 'web-lesson-street-most' }, plain(most.title), ...others.map(({ title }) => plain(title))), rows)];
  const kind = houses[0]!.attributes.filter(({ value }) => typeof value === 'string').map(({ name, label: called }) => ({ name, called, values: houses.map(({ attributes }) => String(attributes.find((one) => one.name === name)?.value ?? '–')) })).sort((one, other) => new Set(other.values).size - new Set(one.values).size)[0];
  if (kind) {
    const value = kind.values[0]!;
    const table = houses.map(({ title }, at): [string, string] => [title, kind.values[at]!]);
    steps.push(step([{ key: 'web-lesson-street-kind', values: { label: kind.called } }], { kind: 'count', ask: { key: 'web-lesson-street-count', values: { label: kind.called, value } }, right: kind.values.filter((one) => one === value).length }, table));
  }
  const known = houses[0]!.attributes.find((one) => one.value !== null && one.kind !== 'unknown');
  if (known) steps.push(step([{ key: 'web-lesson-street-known' }], { kind: 'choice', ask: { key: 'web-lesson-street-how', values: { label: known.label } }, options: KINDS.map((name) => ({ key: `web-services-house-${name}` })), right: KINDS.indexOf(known.kind as (typeof KINDS)[number]) }, houses[0]!.attributes.filter(({ value }) => value !== null).slice(0, 6).map((one): [string, string] => [one.label, one.origin ?? one.kind])));
  return steps;
}

const KINDS = ['measured', 'derived', 'estimated'] as const;

/** A measure in the whole city: what it costs, and the emissions that it changes a year [t/a], negative where it avoids some. */
export interface Tried {
  label: string;
  investment: number;
  emissions: number;
}

/** Up to three measures that cost something and avoid emissions, each computed alone. */
export async function triedMeasures(client: Client, measures: readonly Intervention[], signal: AbortSignal): Promise<Tried[]> {
  const found: Tried[] = [];
  for (const { name, label } of measures.filter(({ strategy }) => strategy !== 'background').slice(0, 10)) {
    if (found.length === 3 || signal.aborted) break;
    const { cost, measures: done } = await client.evaluate({ name: label, measures: [{ intervention: name }] } as PlanDocument);
    if (done[0]?.adopted && (cost.investment ?? 0) > 0 && (cost.emissions_change ?? 0) < 0) found.push({ label, investment: cost.investment!, emissions: cost.emissions_change! });
  }
  return found;
}

/** A budget with two digits between the costs of two measures, by which everybody sees which fit; null where they are too near. */
function budgetBetween(less: number, more: number, { said }: Write): number | null {
  const budget = Number(((less + more) / 2).toPrecision(2));
  const [money, ...others] = [budget, less, more].map((one) => said(one, 'money'));
  return less < budget && budget < more && !others.includes(money!) ? budget : null;
}

/** My plan within a budget, into which two of three measures fit, or one where two cost nearly as much. */
export function budgetSteps(tried: readonly Tried[], words: Write): Step[] {
  const { said } = words;
  if (tried.length < 3) return [];
  const by = [...tried].sort((one, other) => one.investment - other.investment);
  const [low, middle, high] = by.map(({ investment }) => investment) as [number, number, number];
  const budget = budgetBetween(middle, high, words) ?? budgetBetween(low, middle, words);
  if (budget === null) return [];
  const fit = by.filter(({ investment }) => investment <= budget);
  const best = fit.reduce((one, other) => (other.emissions < one.emissions ? other : one));
  const cheap = by.reduce((one, other) => (other.investment / other.emissions > one.investment / one.emissions ? other : one));
  const rows = by.map(({ label, investment, emissions }): [string, string] => [label, `${said(investment, 'money')} · ${said(emissions, 't/a')}`]);
  const besides = (one: Tried): Said[] => by.filter((other) => other !== one).map(({ label }) => plain(label));
  const told: Said[] = [{ key: 'web-lesson-budget-read', values: { budget: said(budget, 'money') } }];
  return [
    step(told, { kind: 'count', ask: { key: 'web-lesson-budget-fit' }, right: fit.length }, rows),
    step(told, choice({ key: 'web-lesson-budget-best' }, plain(best.label), ...besides(best)), rows),
    step([{ key: 'web-lesson-budget-tonne' }], choice({ key: 'web-lesson-budget-cheap' }, plain(cheap.label), ...besides(cheap)), rows),
  ];
}

/** Whether an answer is right: the position of an option, or a whole number. */
export function isRight(task: Task, answer: number): boolean {
  return Number.isInteger(answer) && answer === task.right;
}
