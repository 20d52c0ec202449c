/** Intervals of rows on both sides of the map. */
import type { Client } from '../api/client';
import type { RowDifferences } from '../api/types';
import type { Side } from '../state/sides';

export async function intervalsOf(client: Client, asked: { quantity: string; rows: number[]; left: Side; right: Side }, signal: AbortSignal): Promise<RowDifferences> {
  return (await client.call<RowDifferences>('POST', '/intervals', asked, signal))!;
}
