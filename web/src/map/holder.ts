/** Whose data a source is: the name that its licence asks for, once. */

/** "OpenStreetMap contributors" of a source whose title is its owner's, else title and owner. */
export function holder({ title, owner }: { title: string; owner: string | null }): string {
  if (!owner || owner === title) return title;
  return owner.startsWith(title) ? owner : `${title}, ${owner}`;
}
