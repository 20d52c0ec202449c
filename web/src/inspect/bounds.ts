/** Which numbers a question takes. */
import type { ChecklistQuestion } from '../api/types';

/** Whether an answer is a number that is not possible. A checklist of an earlier visit to the city may have no bounds. */
export const isBeyond = ({ least, most }: Partial<Pick<ChecklistQuestion, 'least' | 'most'>>, answer: number | string | undefined): boolean =>
  typeof answer === 'number' && (answer < (least ?? -Infinity) || answer > (most ?? Infinity));
