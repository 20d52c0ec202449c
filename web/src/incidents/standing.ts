/** What somebody can do with an incident and its tasks now, and where on the map it is. */
import type { Incident, IncidentTask, Picture, StepToMake } from '../api/incidents';
import type { Myself } from '../api/types';

export type Corners = [longitude: number, latitude: number][];
type Right = Myself['may'][number];

/** The right that a step needs. */
export const RIGHT_OF: Record<StepToMake['step'], Right> = {
  start: 'cases:assign', area: 'cases:assign', wind: 'cases:work', acknowledge: 'cases:work', done: 'cases:work',
  hand_on: 'cases:work', note: 'cases:work', warn: 'warnings:issue', close: 'cases:close',
};

/** The step by which a task goes on; null where it waits or is done. */
export function nextStep({ state }: IncidentTask): 'acknowledge' | 'done' | null {
  return state === 'due' ? 'acknowledge' : state === 'acknowledged' ? 'done' : null;
}

/** The step by which the incident as a whole goes on: it is started, then residents are warned, then it is closed. */
export function mainStep(one: Incident): 'start' | 'warn' | 'close' | null {
  if (one.state === 'closed') return null;
  if (one.state === 'prepared') return 'start';
  return one.warned ? 'close' : 'warn';
}

/** The area that the map shows: that of one of the hours, or the one that counts. */
export function areaAt(picture: Picture | null, hour: number | null): Corners {
  const corners = hour === null ? picture?.area : picture?.hours[hour]?.corners;
  return (corners ?? []) as Corners;
}

/** The number that an address names: of an incident, or behind "case-" of the case that one is opened for. */
export function numberOf(item: string | null, prefix = ''): number | null {
  const match = new RegExp(`^${prefix}([1-9][0-9]{0,14})$`).exec(item ?? '');
  return match ? Number(match[1]) : null;
}

