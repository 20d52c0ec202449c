/** What Progress has fetched of the course, and how it is asked again while intervals are being worked out. */
import { createContext } from 'svelte';
import { LookAgain } from '../api/look_again';
import type { ComparisonOfCities, CourseOfCity, IndicatorList, WorkProgress } from '../api/types';
import type { Page } from '../state/page.svelte';
import { Resource } from '../state/resource.svelte';

/** Milliseconds between two questions while the server works out how sure the numbers are. */
const AGAIN = 2000;

export class Standing {
  readonly course = new Resource<CourseOfCity>();
  readonly indicators = new Resource<IndicatorList>();
  readonly comparison = new Resource<ComparisonOfCities>();
  /** What narrows the cities that are like this one, beside the number of people; empty where it is not said. */
  readonly like = $state<{ climate: string; income: number | null }>({ climate: '', income: null });
  /** How far the path of the approved plans is; null while none is being computed. */
  progress = $state.raw<WorkProgress | null>(null);
  /** The name that a person gives for what they enter; kept while the place is open. */
  who = $state('');
  /** The form of the target is open. */
  setting = $state(false);
  readonly #again = new LookAgain(() => this.load(), AGAIN);

  constructor(private readonly page: Page) {}

  load = async (): Promise<void> => {
    this.#again.while(false);
    const { client } = this.page;
    const waited = this.course.value?.uncertainty === 'running';
    await this.course.load(async (signal) => {
      const course = await client.course(signal, (progress) => !signal.aborted && (this.progress = progress));
      this.progress = null;
      return course;
    });
    const { value, loading, problem } = this.course;
    if (waited && value?.uncertainty === 'done') void this.loadIndicators();
    this.#again.while(value?.uncertainty === 'running' && !loading && !problem);
  };

  /** Indicators, and this city among others, which follows from them. */
  loadIndicators = async (): Promise<void> => {
    await Promise.all([this.indicators.load((signal) => this.page.client.indicators(signal)), this.loadComparison()]);
  };

  loadComparison = (): Promise<void> => this.comparison.load((signal) => this.page.client.comparison(this.like.climate, this.like.income, signal));

  /** The place is left. */
  stop(): void {
    this.#again.while(false);
    this.course.giveUp();
    this.comparison.giveUp();
  }
}

export const [getStanding, setStanding] = createContext<Standing>();
