/** What is shown of streams: at this moment, or at an hour of the past. */
import type { CaseAnswer, EarlyWarning, SensedHistory, SensedProperty, SensedStream, SensingConcern, SensingFreshness, SensingNow } from '../api/types';
import { classesOf, classOf, type Classes } from '../map/classes';
import { scaleTokens } from '../map/colours';
import { HOUR } from './times';

export type State = SensedStream['state'];

/** How fresh a stream is, by the rule that the server tells. */
export function stateOf(age: number | null, rhythm: number, { late, silent }: SensingFreshness): State {
  if (age === null) return 'none';
  return age <= late * rhythm ? 'live' : age <= silent * rhythm ? 'late' : 'silent';
}

/** Seconds since the newest reading of a stream at a time [ms]; null without any. */
export function ageOf({ time }: SensedStream, now: number): number | null {
  return time === null ? null : Math.max(0, (now - Date.parse(time)) / 1000);
}

/** One stream as the map and the table show it. */
export interface Shown {
  stream: SensedStream;
  /** Mean of the hour that is shown; the newest reading of a stream that moves. */
  value: number | null;
  /** Seconds; null for an hour of the past, and without any reading. */
  age: number | null;
  state: State;
}

/** All streams of a property at the time of the city [ms]. */
export function shownNow(streams: SensedStream[], key: string, now: number, rule: SensingFreshness): Shown[] {
  return streams.filter(({ property }) => property === key).map((stream) => {
    const age = ageOf(stream, now);
    const state = stateOf(age, stream.rhythm, rule);
    return { stream, value: state === 'silent' ? null : stream.moving ? stream.value : (stream.mean ?? stream.value), age, state };
  });
}

/** All of them in an hour of the past; those that were not there yet, or moved, have no value. */
export function shownThen(streams: SensedStream[], history: SensedHistory, at: number): Shown[] {
  const hour = history.times.indexOf(at);
  return streams.filter(({ property, moving }) => property === history.property && !moving).map((stream) => {
    const value = history.means[history.streams.indexOf(stream.id)]?.[hour] ?? null;
    return { stream, value, age: null, state: value === null ? 'none' : 'live' };
  });
}

/** Classes of colour of a property: its own breaks, else round ones from what is measured now. */
export function classesFor(property: SensedProperty, streams: SensedStream[]): Classes {
  const values = streams.filter(({ property: key }) => key === property.key).map(({ mean, value }) => mean ?? value ?? NaN);
  return classesOf(property.breaks, Float32Array.from(values));
}

/** Whether zero is too far below the lowest break to stand at the beginning of a scale. */
export function opensDownwards(breaks: number[]): boolean {
  return breaks.length > 1 && (breaks[0] <= 0 || breaks[0] > 2 * (breaks[1] - breaks[0]));
}

/** The colour of a value as a token of the design. */
export function tokenOf(value: number, classes: Classes, scale: string): string {
  return scaleTokens(scale)[Math.min(classOf(value, classes), 5)];
}

/** The hours that a history can show, whole ones only. */
export function wholeHours(history: SensedHistory, now: number): number[] {
  return history.times.filter((begin) => begin + HOUR <= now);
}

/** New readings as they come. */
export interface NewReading {
  stream: number;
  time: string;
  value: number | null;
  text: string | null;
  longitude?: number;
  latitude?: number;
}

/** The streams with new readings; an older one than is known changes nothing. */
export function withReadings(overview: SensingNow, readings: NewReading[]): SensingNow {
  const news = new Map(readings.map((reading) => [reading.stream, reading]));
  const streams = overview.streams.map((stream) => {
    const { stream: _, ...reading } = news.get(stream.id) ?? { stream: 0 };
    return 'time' in reading && (stream.time === null || reading.time >= stream.time) ? { ...stream, ...reading } : stream;
  });
  return { ...overview, streams };
}

/** How often streams are in each state. */
export function counts(streams: SensedStream[], now: number, rule: SensingFreshness): Record<State, number> {
  const found = { live: 0, late: 0, silent: 0, none: 0 };
  for (const stream of streams) found[stateOf(ageOf(stream, now), stream.rhythm, rule)] += 1;
  return found;
}

/** What needs a person: a case, for those who may read cases, and what the readings show of it now. `stream` shows it worst; none for what was raised. */
export interface Need {
  case: CaseAnswer | null;
  concern: SensingConcern | null;
  stream: number | null;
  /** What is expected or exceeded of the stream, where that has joined the case. */
  warning?: EarlyWarning | null;
}

const OF_VALUES: readonly SensingConcern['kind'][] = ['exceeded', 'over', 'expected', 'unusual'];

/** Whether a case is about the values of a stream that a concern is about: what a forecast or the usual say of them has joined it. */
const isPartOf = ({ kind, streams }: SensingConcern, { stream, finds }: CaseAnswer): boolean =>
  OF_VALUES.includes(kind) && stream !== null && streams.includes(stream) && (finds === null || OF_VALUES.includes(finds));

/** Cases by their rank, each with what the readings show of it; then what is shown of streams that have no case, nor had one that a person closed and that still holds. */
export function needsOf(concerns: SensingConcern[], cases: CaseAnswer[], closed: CaseAnswer[] = []): Need[] {
  const covers = (one: CaseAnswer, concern: SensingConcern): boolean =>
    one.stream !== null && concern.streams.includes(one.stream) && (concern.kind === one.finds || isPartOf(concern, one));
  const taken = new Set<SensingConcern>();
  const known = cases.map((one): Need => {
    const covered = concerns.filter((concern) => covers(one, concern));
    const concern = covered.find((of) => of.kind === one.finds && !taken.has(of)) ?? null;
    if (concern) taken.add(concern);
    const parts = covered.filter((of) => of.kind !== one.finds && of.warning?.stream === one.stream);
    return { case: one, concern, stream: one.stream, warning: parts[0]?.warning ?? null };
  });
  const without = concerns.flatMap((concern): Need[] => {
    const streams = concern.streams.filter((stream) => ![...cases, ...closed].some((one) => one.stream === stream && covers(one, concern)));
    const warning = concern.warning && streams.includes(concern.warning.stream) ? concern.warning : null;
    return streams.length ? [{ case: null, concern: { ...concern, streams, warning }, stream: streams[0] }] : [];
  });
  return [...known, ...without];
}

const WORKING: readonly CaseAnswer['state'][] = ['assigned', 'in_work', 'waiting_for_proof'];

/** Whether something needs nothing now: a case that is over, or that somebody is at work on and that is in time. */
export function needsNothing({ case: one }: Need, now: number): boolean {
  if (!one) return false;
  const over = one.state === 'closed' || one.state === 'merged';
  return over || (WORKING.includes(one.state) && (one.due === null || Date.parse(one.due) >= now));
}

/** How many things need a person: what waits here, and the cases beyond the first of a list that goes on, as the brief counts them. */
export function countOf(waiting: Need[], goesOn: boolean, inBrief = 0): number {
  const listed = waiting.filter((need) => need.case).length;
  return waiting.length - listed + (goesOn ? Math.max(listed, inBrief) : listed);
}

/** Tells what needs a person from all else that does: its name in the address. */
export function keyOf({ case: one, concern }: Need): string {
  return one || !concern ? `case-${one?.number}` : keyOfConcern(concern);
}

/** Whether a key names it; a concern of which a case was made keeps its own. */
export const isNamed = (need: Need, key: string): boolean => keyOf(need) === key || (need.concern !== null && keyOfConcern(need.concern) === key);

/** The point on the map that shows it: that of its stream, else its own. */
export const pointOf = (need: Need): string => (need.stream === null ? keyOf(need) : String(need.stream));

/** Which of the list a point on the map shows: the one that is open, where several share it, else the first; -1 for none. */
export function placeAt(needs: Need[], point: string, opened: number): number {
  const open = needs[opened];
  return open && pointOf(open) === point ? opened : needs.findIndex((need) => pointOf(need) === point);
}

function keyOfConcern(concern: SensingConcern): string {
  return [concern.kind, concern.property, concern.test ?? '', concern.warning?.key ?? concern.streams[0]].join('~');
}
