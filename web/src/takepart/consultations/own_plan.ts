/** What a plan of one's own changes: the same in its preview and in the list. */
import type { ConsultationEffect, ConsultationInputs } from '../../api/consultations';

/** Share of the investment within which a change of money is the investment itself. */
const SAME = 1e-6;

/** Effects of which a change is known, without the one that is the investment told beside them already. */
export function besideInvestment(effects: readonly ConsultationEffect[], investment: number | null, changeOf: (quantity: string) => number | null): ConsultationEffect[] {
  return effects.filter(({ quantity, unit }) => {
    const change = changeOf(quantity);
    return change !== null && !(unit === 'money' && investment !== null && Math.abs(change - investment) <= SAME * Math.abs(investment));
  });
}

/** The change of a quantity by a plan that was sent in; of one of before changes were stored from what it was when the consultation opened. */
export function changeOfInput({ changes, values }: Pick<ConsultationInputs['inputs'][number], 'changes' | 'values'>, effects: readonly ConsultationEffect[]): (quantity: string) => number | null {
  return (quantity) => {
    if (quantity in changes) return changes[quantity]!;
    const today = effects.find((one) => one.quantity === quantity)?.today;
    return quantity in values && today !== undefined ? values[quantity]! - today : null;
  };
}
