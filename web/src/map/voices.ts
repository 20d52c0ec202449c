/** Places that residents drew in surveys, as layers of cells; the server has left out what few of them drew. */
import type { Client } from '../api/client';
import { placesOf, surveys, type PlaceCells } from '../api/questionnaires';

/** Newest surveys whose places are asked for. */
const MOST = 10;

export interface VoiceCell {
  west: number;
  south: number;
  east: number;
  north: number;
  count: number;
}

export interface VoiceLayer {
  /** The survey and its question. */
  id: string;
  label: string;
  survey: string;
  cells: VoiceCell[];
  /** Places of the survey that are in no cell. */
  left: number;
}

/** One layer for each question that has cells. */
export function layersOf(number: number, survey: string, { features, left_out: left }: PlaceCells): VoiceLayer[] {
  const layers = new Map<string, VoiceLayer>();
  for (const { geometry, properties } of features) {
    const id = `${number} ${properties.question}`;
    const layer = layers.get(id) ?? { id, label: properties.label, survey, cells: [], left };
    const corners = geometry.coordinates[0]!;
    const [longitudes, latitudes] = [corners.map(([longitude]) => longitude!), corners.map(([, latitude]) => latitude!)];
    layer.cells.push({ west: Math.min(...longitudes), south: Math.min(...latitudes), east: Math.max(...longitudes), north: Math.max(...latitudes), count: properties.count });
    layers.set(id, layer);
  }
  return [...layers.values()];
}

/** How dark a cell is, 0.15 to 0.75: the one with most places is darkest. */
export const shadeOf = ({ count }: VoiceCell, cells: readonly VoiceCell[]): number => 0.15 + (0.6 * count) / Math.max(1, ...cells.map((one) => one.count));

export async function voiceLayers(client: Client, signal: AbortSignal): Promise<VoiceLayer[]> {
  const every = (await surveys(client, signal)).slice(0, MOST);
  return (await Promise.all(every.map(async ({ number, title }) => layersOf(number, title, await placesOf(client, number, signal))))).flat();
}
