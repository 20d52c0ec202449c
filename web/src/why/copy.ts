/** An explanation as text: the number with everything it comes from, ready for a report. */
import type { Driver, Explanation } from '../api/types';
import { t } from '../text/messages.svelte';
import { percent, said } from '../text/say.svelte';

/** Source of what a plan sets: a person's decision. */
const PLAN = 'plan';

/** The whole explanation, without numbers that are `ranged` and whose range is not here: what makes the number uncertain, its tree, and where to see it again. */
export function copied(root: Explanation, causes: Driver[], link: string, ranged: (quantity: string) => boolean): string {
  const shares = causes.map(({ label, share, source }) => `- ${[t('web-why-copy-share', { label, share: percent(share ?? 0) }), source].filter(Boolean).join('; ')}`);
  return [asText(root, ranged), ...(shares.length ? ['', t('web-why-uncertain'), ...shares] : []), '', link].join('\n');
}

function asText(node: Explanation, ranged: (quantity: string) => boolean, depth = 0): string {
  const value = typeof node.value === 'number' && !node.range && ranged(node.quantity) ? t('web-number-range-opens') : typeof node.value === 'number' ? said(node.value, node.unit) : (node.value ?? t('web-no-value'));
  const range = node.range && node.range.low !== null && node.range.high !== null ? ` (${t('web-uncertainty-between', { low: said(node.range.low, node.unit), high: said(node.range.high, node.unit) })})` : '';
  const line = `${'  '.repeat(depth)}${node.label}: ${value}${range} (${[t(`web-known-${node.known}`), ...sourceParts(node)].join('; ')})`;
  return [line, ...node.inputs.map((input) => asText(input, ranged, depth + 1))].join('\n');
}

/** Standard, file, row, licence, rule and date of a step, those that it has. */
export function sourceParts({ source, leaf }: Explanation): string[] {
  const parts = [
    source === PLAN ? t('web-why-decided') : source,
    leaf?.title,
    leaf?.file !== leaf?.title && leaf?.file,
    leaf?.row !== null && leaf?.row !== undefined && t('web-leaf-row', { row: String(leaf.row) }),
    leaf?.date,
    leaf?.licence,
    leaf?.rule,
    leaf?.simulated && t('web-simulated-value'),
    leaf?.valid_from && t('web-leaf-valid-from', { date: leaf.valid_from }),
  ];
  return parts.filter((part): part is string => Boolean(part));
}
