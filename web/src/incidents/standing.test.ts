import { expect, it } from 'vitest';
import type { Incident, IncidentDetails, IncidentTask, Picture } from '../api/incidents';
import type { Myself } from '../api/types';
import { areaAt, mainStep, mayDo, nextStep, numberOf } from './standing';

const task = (state: IncidentTask['state']) => ({ state }) as IncidentTask;
const incident = (state: Incident['state'], warned: string | null = null, ...steps: string[]) => ({ state, warned, log: steps.map((step, position) => ({ step, position })) }) as IncidentDetails;

it('a task is answered for, then done; one that waits or is done goes no further', () => {
  expect(['due', 'acknowledged', 'waiting', 'done'].map((state) => nextStep(task(state as IncidentTask['state'])))).toEqual(['acknowledge', 'done', null, null]);
});

it('an incident is started, warned of, closed', () => {
  expect([incident('prepared'), incident('started'), incident('started', 'then'), incident('closed')].map(mainStep)).toEqual(['start', 'warn', 'close', null]);
});

it('residents are warned anew where the wind was stated anew', () => {
  expect(['warn', 'close'].map((_, last) => mainStep(incident('started', 'then', 'wind', 'warn', last ? 'done' : 'wind')))).toEqual(['warn', 'close']);
});

it('a task is for its role, for who took it and for who gives tasks', () => {
  const look = { role: 'duty_officer', owner: 'Pia' } as IncidentTask;
  const somebody = (name: string, role: string, ...may: string[]) => ({ name, roles: [{ role }], may: ['cases:work', ...may] }) as unknown as Myself;
  expect([somebody('Olli', 'duty_officer'), somebody('Pia', 'planner'), somebody('Clim', 'planner'), somebody('Clim', 'planner', 'cases:assign')].map((who) => mayDo(look, who))).toEqual([true, true, false, true]);
});

it('the map shows the area that counts, or that of an hour', () => {
  const picture = { area: [[1, 2]], hours: [{ corners: [[3, 4]] }] } as unknown as Picture;
  expect([areaAt(picture, null), areaAt(picture, 0), areaAt(picture, 5), areaAt(null, null)]).toEqual([[[1, 2]], [[3, 4]], [], []]);
});

it('an address names an incident or the case of a new one, and nothing else', () => {
  expect([numberOf('12'), numberOf('case-12', 'case-'), numberOf('case-12'), numberOf('0'), numberOf('1e3'), numberOf(null)]).toEqual([12, 12, null, null, null, null]);
});
