/** What Now holds: the streams with what is new of them, the clock of the city, the past that the slider goes through. */
import { createContext } from 'svelte';
import { momentsOf } from './cases/replay';
import type { CaseDetails, CaseList, SensedHistory, SensedProperty, SensedStream, SensedTrack, SensingFreshness, SensingNow } from '../api/types';
import type { Drift } from './cases/trace';
import type { Layer } from '../state/address';
import type { Page } from '../state/page.svelte';
import { Resource } from '../state/resource.svelte';
import { listen, type Told } from './live';
import { ageOf, classesFor, countOf, counts, isNamed, keyOf, needsNothing, needsOf, shownNow, shownThen, stateOf, wholeHours, withReadings, type Need, type State } from './seen';
import { DAY, HOUR } from './times';

/** Milliseconds between two looks at everything, after new readings and without. */
const AFTER_NEWS = 15_000;
const ANYWAY = 60_000;
const TICK = 1_000;
const PHONE = '(max-width: 700px)';
/** How far the slider reaches back, in a city of so many sensors that an answer can hold it. */
const BACK = 7 * DAY;
const MOST_MEANS = 150_000;
/** Of a city that has told nothing yet, nothing is late. */
const NEVER: SensingFreshness = { late: Infinity, silent: Infinity };

const STANDING = '/cases?live=false&state=closed&standing=true&limit=200';

export class Sensing {
  readonly overview = new Resource<SensingNow>();
  readonly history = new Resource<SensedHistory>();
  /** Cases, to those who may read them. */
  readonly cases = new Resource<CaseList>();
  /** The case that the address names, where the list has it not: closed, or far down. */
  /** Those that a person closed though they hold: nobody needs to see them again. */
  readonly #closed = new Resource<CaseList>();
  readonly #apart = new Resource<CaseDetails>();
  /** Whether cases that are under way stand below what needs a person. */
  underWay = $state(false);
  readonly track = new Resource<SensedTrack>();
  /** Whether events come. */
  link = $state<'waiting' | 'live' | 'lost'>('waiting');
  /** The time of the city [ms]; it stands still while nothing is heard. */
  now = $state(0);
  /** Whether what is open is a page of its own, which the address names. */
  phone = $state(matchMedia(PHONE).matches);
  /** The key of what is open beside the map, null for nothing; the first while nobody chose. */
  #beside = $state<string | null | undefined>(undefined);
  /** Where the map is asked to go. */
  focus = $state.raw<SensedStream | null>(null);
  /** Where an unknown source would be: corners of the ground that holds it with 90 %. */
  region = $state.raw<[longitude: number, latitude: number][]>([]);
  /** The wind of the hour that is replayed, and the likeliest source from which it carries. */
  drift = $state.raw<Drift | null>(null);
  /** The case that is replayed: the slider goes through its time in place of the past week. */
  replayed = $state.raw<CaseDetails | null>(null);
  #heard = { city: 0, page: 0 };
  #looked = 0;
  #soon = false;

  constructor(private readonly page: Page) {}

  readonly streams = $derived(this.overview.value?.streams ?? []);
  readonly concerns = $derived(this.overview.value?.concerns ?? []);
  readonly #all = $derived.by(() => {
    const listed = this.cases.value?.cases ?? [];
    const apart = this.#apart.value;
    return needsOf(this.concerns, apart && !listed.some(({ number }) => number === apart.number) ? [...listed, apart] : listed, this.#closed.value?.cases);
  });
  readonly #waiting = $derived(this.#all.filter((need) => !needsNothing(need, this.now)));
  /** How many things need a person. */
  readonly count = $derived.by(() => countOf(this.#waiting, this.cases.value?.next != null, this.page.waiting.brief.value?.counts.need));
  /** How many of them are no case. */
  readonly others = $derived(this.#waiting.filter((need) => !need.case).length);
  /** How many of them stand below the end of the list. */
  readonly beyond = $derived(this.count - this.#waiting.length);
  /** What needs a person; then what needs nothing, where it is asked for or open. */
  readonly needs = $derived([...this.#waiting, ...this.#all.filter((need) => needsNothing(need, this.now) && this.#isAskedFor(need))]);
  readonly zone = $derived(this.overview.value?.time_zone ?? 'UTC');
  readonly freshness = $derived(this.overview.value?.freshness ?? NEVER);
  /** How many streams are in each state. */
  readonly states = $derived(counts(this.streams, this.now, this.freshness));
  readonly open = $derived(this.streams.find(({ id }) => id === this.page.view.stream) ?? null);
  readonly #named = $derived(this.needs.findIndex((one) => this.page.view.concern !== null && isNamed(one, this.page.view.concern)));
  readonly property = $derived.by((): SensedProperty | null => {
    const all = this.overview.value?.properties ?? [];
    const ofValues = ({ case: one, concern, stream }: Need) => stream !== null && !['test', 'silent'].includes(concern?.kind ?? one?.finds ?? '');
    const named = this.needs[this.#named];
    const first = named && ofValues(named) ? named : this.needs.find(ofValues);
    const wanted = this.page.view.property ?? this.open?.property;
    return all.find(({ key }) => key === wanted) ?? all.find(({ key }) => key === (first?.concern ?? first?.case)?.property) ?? all[0] ?? null;
  });
  readonly classes = $derived(this.property ? classesFor(this.property, this.streams) : null);
  readonly #past = $derived(this.property && this.history.value?.property === this.property.key ? this.history.value : null);
  readonly hours = $derived(this.#past ? wholeHours(this.#past, this.now) : []);
  /** Where the slider stops: the beginning of an hour of which the means are shown [ms]. */
  readonly stops = $derived(this.replayed ? momentsOf(this.replayed, this.now).map((moment) => moment - HOUR) : this.hours);
  /** The moment up to which things are shown, an hour after what the address names [ms]; null for now. */
  readonly moment = $derived.by(() => {
    const moment = Date.parse(this.page.view.at ?? '') + HOUR;
    return moment <= this.now ? moment : null;
  });
  /** The hour that the map shows, the last whole one of the moment; null for now. */
  readonly at = $derived.by(() => {
    const { moment } = this;
    if (moment === null || !this.#past) return null;
    return this.hours.findLast((begin) => begin + HOUR <= moment) ?? Math.floor(moment / HOUR - 1) * HOUR;
  });
  readonly shown = $derived.by(() => {
    if (!this.property) return [];
    return this.at !== null && this.#past ? shownThen(this.streams, this.#past, this.at) : shownNow(this.streams, this.property.key, this.now, this.freshness);
  });
  readonly moving = $derived(this.streams.find(({ moving, property }) => moving && property === this.property?.key) ?? null);

  /** Place in the list of what is open there; -1 for none, as on a phone, where all of them are seen, until one is chosen. */
  get opened(): number {
    const key = this.#beside;
    if (this.phone || this.#named >= 0) return this.#named;
    return typeof key === 'string' ? this.needs.findIndex((need) => isNamed(need, key)) : key === null ? -1 : 0;
  }

  set opened(place: number) {
    const need = this.needs[place];
    this.#beside = need ? keyOf(need) : null;
    this.page.view.concern = this.phone && need ? keyOf(need) : null;
  }

  #isAskedFor(need: Need): boolean {
    const open = this.page.view.concern ?? this.#beside;
    return (this.underWay && need.case?.state !== 'closed') || (typeof open === 'string' && isNamed(need, open));
  }

  streamOf(id: number | null): SensedStream | undefined {
    return this.streams.find((stream) => stream.id === id);
  }

  propertyOf(key: string): SensedProperty | null {
    return this.overview.value?.properties.find((property) => property.key === key) ?? null;
  }

  /** Seconds since the newest reading of a stream, and how fresh that is. */
  freshOf(stream: SensedStream): { age: number | null; state: State } {
    const age = ageOf(stream, this.now);
    return { age, state: stateOf(age, stream.rhythm, this.freshness) };
  }

  /** Begin to look and to listen; call what it gives back to stop. */
  start(): () => void {
    void this.look();
    const stop = listen({ heard: (told) => this.#hear(told), lost: () => (this.link = 'lost') });
    const timer = setInterval(() => this.#tick(), TICK);
    const narrow = matchMedia(PHONE);
    const turned = () => (this.phone = narrow.matches);
    narrow.addEventListener('change', turned);
    return () => {
      narrow.removeEventListener('change', turned);
      stop();
      clearInterval(timer);
      this.page.clock = null;
    };
  }

  async look(): Promise<void> {
    this.#looked = performance.now();
    this.#soon = false;
    const read = this.#readsCases;
    this.#lookAtCases();
    await this.overview.load(async (signal) => {
      const told = await this.page.client.sensingNow(signal);
      // Whatever shows the streams asks what time it is.
      this.#set(Date.parse(told.now), told);
      return told;
    });
    // Who one is may have come in between.
    if (read !== this.#readsCases) this.#lookAtCases();
  }

  #lookAtCases(): void {
    if (!this.#readsCases) for (const one of [this.cases, this.#closed, this.page.waiting]) one.clear();
    else {
      void this.cases.load((signal) => this.page.client.cases(signal));
      void this.#closed.load(async (signal) => (await this.page.client.call<CaseList>('GET', STANDING, undefined, signal))!);
      this.page.waiting.look();
    }
    this.loadNamed();
  }

  /** The case that the address names, open or closed. */
  loadNamed(): void {
    const number = Number(/^case-(\d+)$/.exec(this.page.view.concern ?? '')?.[1] ?? 0);
    if (this.#readsCases && number) void this.#apart.load((signal) => this.page.client.caseOf(number, signal));
    else this.#apart.clear();
  }

  get #readsCases(): boolean {
    return this.page.session.value?.may.includes('cases:read') ?? false;
  }

  loadHistory(): void {
    const { key, streams } = this.property ?? {};
    if (!key || !streams || !this.now) return;
    const begin = Math.min(this.now - BACK, this.replayed ? this.stops[0] : Infinity);
    const since = new Date(Math.max(begin, this.now - Math.floor(MOST_MEANS / streams) * HOUR)).toISOString();
    void this.history.load((signal) => this.page.client.sensingHistory(key, since, signal));
  }

  loadTrack(): void {
    const stream = this.moving?.id;
    if (stream) void this.track.load((signal) => this.page.client.sensedTrack(stream, signal));
    else this.track.clear();
  }

  openStream(id: number): void {
    const property = this.streamOf(id)?.property ?? this.page.view.property;
    Object.assign(this.page.view, { stream: id, property, ledger: false });
  }

  showOnMap(stream: SensedStream): void {
    this.page.view.property = stream.property;
    this.page.view.at = null;
    this.focus = stream;
  }

  /** Go through the time of a case from its beginning, or back to now. */
  replay(one: CaseDetails | null): void {
    this.replayed = one;
    if (one) Object.assign(this.page.view, { property: one.property, concern: `case-${one.number}` });
    this.travel(one ? this.stops[0] : null);
  }

  /** The moment up to which a case is shown [ms]; null for now. */
  momentOf(number: number): number | null {
    return this.replayed?.number === number ? this.moment : null;
  }

  /** The time of the case that is replayed, and how far in it the slider is [ms]. */
  get during(): { begin: number; moment: number; end: number } | null {
    const [first] = this.stops;
    if (!this.replayed || first === undefined) return null;
    const end = this.replayed.state === 'closed' ? this.stops.at(-1)! + HOUR : this.now;
    return { begin: first + HOUR, moment: Math.min(this.moment ?? end, end), end };
  }

  /** Whether a layer lies on the map. */
  shows(layer: Layer): boolean {
    return !this.page.view.leftOut.includes(layer);
  }

  /** Whether something stands on the map at the time that is shown. */
  isMarked({ case: one }: Need): boolean {
    if (this.at === null) return true;
    return one !== null && one.number === this.replayed?.number && this.moment! >= Date.parse(this.replayed.steps[0]?.at ?? '');
  }

  /** The place of the slider that is nearest before what is shown; the last is now. */
  get stop(): number {
    const { moment, stops } = this;
    return moment === null ? stops.length : Math.max(0, stops.findLastIndex((begin) => begin + HOUR <= moment));
  }

  /** Show a stop of the slider. */
  stopAt(place: number): void {
    this.travel(this.stops[Math.max(0, place)] ?? null);
  }

  /** Show an hour of the past on the map, or now. */
  travel(at: number | null): void {
    this.page.view.at = at === null ? null : `${new Date(at).toISOString().slice(0, 16)}Z`;
  }

  #hear({ now, readings }: Told): void {
    const back = this.link === 'lost';
    this.link = 'live';
    this.#set(Date.parse(now));
    if (readings && this.overview.value) {
      this.overview.value = withReadings(this.overview.value, readings);
      this.#soon = true;
    }
    if (back) void this.look();
  }

  #set(city: number, overview = this.overview.value): void {
    this.#heard = { city, page: performance.now() };
    this.#tell(city, overview);
  }

  #tick(): void {
    if (!this.#heard.city || this.link === 'lost') return;
    const now = performance.now();
    this.#tell(this.#heard.city + (now - this.#heard.page) * (this.overview.value?.speed ?? 1));
    if (!this.overview.loading && now - this.#looked > (this.#soon ? AFTER_NEWS : ANYWAY)) void this.look();
  }

  #tell(city: number, overview = this.overview.value): void {
    this.now = city;
    const minute = Math.floor(city / 60_000) * 60_000;
    if (overview && this.page.clock?.at !== minute) this.page.clock = { at: minute, replay: overview.speed !== null, zone: overview.time_zone };
  }
}

export const [getSensing, setSensing] = createContext<Sensing>();
