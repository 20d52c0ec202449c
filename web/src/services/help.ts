/** What one measure alone changes at one house. */
export interface Help {
  name: string;
  label: string;
  /** Tonnes a year; less is better. */
  emissions: number | null;
  /** Money a year. */
  energy: number | null;
  investment: number | null;
}

/** Measures that lower emissions, the most first. */
export const helping = (found: Help[]): Help[] => found.filter(({ emissions }) => emissions !== null && emissions < 0).sort((one, other) => one.emissions! - other.emissions!);
