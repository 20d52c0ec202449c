/** Streams whose readings may become evidence of a case. */
import type { CaseDetails } from '../../api/types';
import type { Sensing } from '../sensing.svelte';

/** A stream by its number, and what people call it. */
export interface NamedStream {
  id: number;
  label: string;
}

/** Those of a case, the one that raised it first, by place and property; one that nobody here reads is left out. */
export function streamsOf({ stream, streams }: Pick<CaseDetails, 'stream' | 'streams'>, sensing: Pick<Sensing, 'streamOf' | 'propertyOf'>): NamedStream[] {
  const numbers = new Set([...(stream === null ? [] : [stream]), ...streams]);
  return [...numbers].flatMap((number) => {
    const one = sensing.streamOf(number);
    return one ? [{ id: one.id, label: `${one.thing} · ${sensing.propertyOf(one.property)?.label ?? one.name}` }] : [];
  });
}
