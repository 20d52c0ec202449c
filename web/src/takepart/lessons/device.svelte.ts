/** What stays on the device alone: lessons that were done, and acts with their points. No request carries any of it. */
import type { LessonName } from './lessons';

const NAME = 'citybrain-device';
export const ACTS = { walk: 1, bus: 1, repair: 2, compost: 1, warm: 2, tree: 3 } as const;
export type Act = keyof typeof ACTS;
export const OF_LESSON = 5;
/** Of one act; a counter that runs away says nothing. */
export const MOST = 9_999;

interface Stored {
  lessons: LessonName[];
  acts: Partial<Record<Act, number>>;
}

function stored(): Stored {
  try {
    const found = JSON.parse(localStorage.getItem(NAME) ?? '{}') as Partial<Stored> | null;
    const acts = Object.entries(found?.acts ?? {}).filter(([act, count]) => act in ACTS && Number.isInteger(count) && count >= 0 && count <= MOST);
    return { lessons: Array.isArray(found?.lessons) ? [...new Set(found.lessons.filter((one) => typeof one === 'string'))] : [], acts: Object.fromEntries(acts) };
  } catch {
    return { lessons: [], acts: {} };
  }
}

export class Device {
  #stored = $state<Stored>(stored());
  readonly points = $derived(Object.entries(this.#stored.acts).reduce((sum, [act, count]) => sum + count * ACTS[act as Act], OF_LESSON * this.#stored.lessons.length));

  done = (lesson: LessonName): boolean => this.#stored.lessons.includes(lesson);
  count = (act: Act): number => this.#stored.acts[act] ?? 0;

  finish(lesson: LessonName): void {
    if (!this.done(lesson)) this.#keep({ ...this.#stored, lessons: [...this.#stored.lessons, lesson] });
  }

  add(act: Act, by: 1 | -1): void {
    const count = Math.min(MOST, Math.max(0, this.count(act) + by));
    this.#keep({ ...this.#stored, acts: { ...this.#stored.acts, [act]: count } });
  }

  /** Forget everything. */
  clear(): void {
    this.#stored = { lessons: [], acts: {} };
    try {
      localStorage.removeItem(NAME);
    } catch {
      // Nothing was stored where nothing can be.
    }
  }

  #keep(next: Stored): void {
    this.#stored = next;
    try {
      localStorage.setItem(NAME, JSON.stringify(next));
    } catch {
      // A browser that stores nothing forgets it with the page.
    }
  }
}
