/** How figures of other cities were found, and where this city stands among them, in words of the page's language. */
import type { ComparedMethod } from '../api/types';
import { t } from '../text/messages.svelte';
import { standingOf, yearsOf } from './comparison';

/** Whose emissions count, the definition, how many cities, their years. */
export function howOf({ method, all }: ComparedMethod): string[] {
  const years = yearsOf(all);
  return [
    method.accounting === 'none' ? '' : t(`web-comparison-accounting-${method.accounting}`),
    method.definition,
    t('web-comparison-cities', { count: all.cities }),
    years ? t(years.first === years.last ? 'web-comparison-year' : 'web-comparison-years', years) : '',
  ].filter(Boolean);
}

/** Where this city stands, or why nobody can say, and what was left out. */
export function sayStanding(method: ComparedMethod): string[] {
  const standing = standingOf(method);
  const said = standing.kind === 'differs' ? method.differs : [t(`web-comparison-place-${standing.kind}`, { ...standing, alike: method.alike?.cities ?? 0 })];
  return [...said, ...(method.left_out ? [t('web-comparison-left-out', { count: method.left_out })] : [])];
}
