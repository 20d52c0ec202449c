/** The interval of an effect as a bar: zero in the middle, as far to both sides as the interval reaches. */
import type { CaseEffectAnswer } from '../../api/types';

export interface EffectBar {
  /** Places from the left [%]. */
  low: number;
  value: number;
  high: number;
}

/** Null where nothing was measured. */
export function barOf({ share, low, high }: Pick<CaseEffectAnswer, 'share' | 'low' | 'high'>): EffectBar | null {
  if (share === null || low === null || high === null) return null;
  const reach = Math.max(Math.abs(low), Math.abs(high)) || 1;
  const [from, value, to] = [low, share, high].map((each) => 50 + (50 * each) / reach) as [number, number, number];
  return { low: from, value, high: to };
}
