/** What a chart over years shows, in a sentence: for people who hear the page, and under the chart. */
import type { Pathway } from '../api/types';
import { t } from '../text/messages.svelte';
import { said } from '../text/say.svelte';
import type { Course } from './paths';

export function findingOf({ path, years, marks, limit }: Course, pathway: Pathway): string {
  const beside = Math.max(0, ...[...path.reference, ...path.plan].map((value) => Math.abs(value ?? 0)));
  const tell = (value: number | null | undefined) => (typeof value === 'number' ? said(value, path.unit, { beside }) : t('web-no-value'));
  const [first, last] = [String(years[0]), String(years.at(-1)!)];
  const course = t('web-results-finding', { quantity: path.label, first, last, from: tell(path.plan[0]), to: tell(path.plan.at(-1)), without: tell(path.reference.at(-1)) });
  const targets = marks.map(({ year, wanted, met }) => t(met ? 'web-results-target-met' : 'web-results-target-missed', { year: String(year), wanted: tell(wanted) }));
  if (limit === null) return [course, ...targets].join(' ');
  const end = pathway.budget?.plan_exhausted;
  const without = pathway.budget?.reference_exhausted;
  return [
    t(end ? 'web-results-budget-used' : 'web-results-budget-lasts', { limit: tell(limit), year: String(end ?? last) }),
    t(without ? 'web-results-budget-used-without' : 'web-results-budget-lasts-without', { year: String(without ?? last) }),
  ].join(' ');
}
