/** Which files the scripts of a build are parted into: a browser pays for each file that it asks for, however small. */
import { join } from 'node:path';
import type { Rolldown } from 'vite';

const within = (...names: string[]): string[] => names.map((name) => join(import.meta.dirname, 'src', name));
const ENTRIES = within('main.ts', 'takepart/main.ts', 'inspect/main.ts');
/** What Take part loads once it can be used. */
const AFTER = within('takepart/MoreWays.svelte', 'takepart/TakePartMap.svelte');

/** Which of these load a module at once: the whole page, Take part, inspections, what follows in Take part. */
const CHUNKS = [
  [/^yyy|^y-y/, 'shared'],
  [/^yy-/, 'frame'],
  [/^y--y/, 'around'],
  [/^y--/, 'page'],
  [/^-y-/, 'resident'],
] as const;

/** A file of what all pages load at once, one of the frame around places, and one of each page that begins with a place. */
export function chunks(): Rolldown.CodeSplittingGroup[] {
  let loaded: Set<string>[] | null = null;
  const chunkOf = (id: string, context: Rolldown.ChunkingContext): string | undefined => {
    loaded ??= [...ENTRIES.map((entry) => reached([entry], context)), reached(AFTER, context)];
    const pattern = loaded.map((ids) => (ids.has(id) ? 'y' : '-')).join('');
    return ENTRIES.includes(id) ? undefined : CHUNKS.find(([one]) => one.test(pattern))?.[1];
  };
  // A chunk takes along what its modules import, and the first one that wants a module has it.
  return [...new Set(CHUNKS.map(([, chunk]) => chunk))].map((chunk) => ({ debugName: chunk, name: (id, context) => (chunkOf(id, context) === chunk ? chunk : null) }));
}

/** Modules and all that they import at once. */
function reached(entries: string[], context: Rolldown.ChunkingContext): Set<string> {
  const ids = new Set(entries);
  for (const id of ids) for (const imported of context.getModuleInfo(id)?.importedIds ?? []) ids.add(imported);
  return ids;
}
