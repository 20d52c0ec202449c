/** Everyday words for a value: those of the nearest value that has some. */
export interface Likeness {
  value: number;
  words: string;
}

/** Null where a value lies further beyond the first or the last than half of the way to the next one. */
export function likeOf(value: number | null, like: readonly Likeness[]): string | null {
  if (value === null || like.length < 2) return null;
  const [first, second] = like;
  const [before, last] = like.slice(-2);
  if (value < first!.value - (second!.value - first!.value) / 2 || value > last!.value + (last!.value - before!.value) / 2) return null;
  return like.reduce((near, one) => (Math.abs(one.value - value) < Math.abs(near.value - value) ? one : near)).words;
}
