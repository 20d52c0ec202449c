/** Which files the scripts of a build are parted into: a browser pays for each file that it asks for, however small. */
import { join } from 'node:path';
import type { Rolldown } from 'vite';

const [PAGE, INSPECTION] = ['main.ts', 'inspect/main.ts'].map((name) => join(import.meta.dirname, 'src', name)) as [string, string];

/** One file of all that the page loads at once, and another of what the page of inspections needs, too. */
export function chunks(): Rolldown.CodeSplittingGroup[] {
  let loaded: [Set<string>, Set<string>] | null = null;
  const name = (chunk: string, inspection: boolean): Rolldown.CodeSplittingNameFunction => (id, context) => {
    loaded ??= [reached(PAGE, context), reached(INSPECTION, context)];
    return id !== PAGE && loaded[0].has(id) && loaded[1].has(id) === inspection ? chunk : null;
  };
  return [
    // A chunk takes along what its modules import, and the first one that wants a module has it.
    { debugName: 'shared', name: name('shared', true) },
    { debugName: 'page', name: name('page', false) },
  ];
}

/** A module and all that it imports at once. */
function reached(entry: string, context: Rolldown.ChunkingContext): Set<string> {
  const ids = new Set([entry]);
  for (const id of ids) for (const imported of context.getModuleInfo(id)?.importedIds ?? []) ids.add(imported);
  return ids;
}
