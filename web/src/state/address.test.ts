// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { MIDDLE, readAddress, writeAddress, type AddressState } from './address';

const full: AddressState = {
  quantity: 'space_heating_need_per_square_metre',
  entity: null,
  chosen: 'way/123',
  plan: { name: 'Wärme 暖', measures: [{ intervention: 'insulate_walls', where: { construction_year: { before: 1980 } }, uptake: 0.7 }] },
  saved: 'table-1/wärme',
  language: 'zh',
  theme: 'dark',
  easy: true,
  camera: { latitude: 60.1625, longitude: 24.94, zoom: 14.2 },
  split: 30,
  why: { quantity: 'space_heating_need', row: 12, of: 'plan' },
  node: 'parts/heat_loss.12/construction_year',
  table: true,
  guide: 3,
  register: 'algorithms',
  search: 'Wärme & 暖',
  filter: 'energy',
  item: 'space_heating_need',
  framework: 'u4ssc',
  draft: '0123456789abcdef',
  difference: true,
  without: true,
  takers: 2,
  zones: true,
  year: 2035,
  against: { name: 'Other', years: { from: 2026, to: 2050 }, measures: [{ intervention: 'insulate_roof', uptake: { 2026: 0.1, 2040: 0.6 } }] },
  property: 'pm10',
  stream: 12,
  at: '2018-06-05T14:00Z',
  ledger: true,
  leftOut: ['source', 'sensors'],
  log: null,
  concern: 'unusual~pm10~~12',
  voices: 'survey-3-dark',
};

it('writes the whole state and reads it back', () => {
  expect(readAddress(writeAddress(full))).toEqual(full);
});

it('is empty for an untouched page', () => {
  const untouched = readAddress('');
  expect(untouched.split).toBe(MIDDLE);
  expect(writeAddress(untouched)).toBe('');
});

it.each([
  ['plan=@@@', 'plan'], ['plan=e30', 'plan'], ['map=north,east,3', 'camera'], ['map=60,24', 'camera'], ['theme=pink', 'theme'],
  ['why=<script>', 'why'], ['draft=../../etc', 'draft'], ['why=heat&node=a//b', 'node'], ['why=heat&node=<b>', 'node'],
  ['year=soon', 'year'], ['against=@@@', 'against'], ['stream=0', 'stream'], ['stream=-3', 'stream'], ['at=yesterday', 'at'],
] as const)('ignores what it cannot read: %s', (query, part) => {
  expect(readAddress(query)[part]).toBeNull();
});

it('has what is looked for in the audit log, and nothing of it that cannot be', () => {
  const log = { who: 'Aino & 暖', kind: 'change', day: '2026-01-31' };
  expect(readAddress(writeAddress({ ...full, ledger: false, log }))).toEqual({ ...full, ledger: false, log });
  expect(readAddress('panel=audit&kind=A%3BB&day=2026-13-31').log).toEqual({ who: '', kind: '', day: '' });
  expect(readAddress('who=Aino&kind=change').log).toBeNull();
});

it('keeps the divide inside the map', () => {
  expect(['split=130', 'split=-1', 'split=x'].map((query) => readAddress(query).split)).toEqual([MIDDLE, MIDDLE, MIDDLE]);
});

const ANYTHING = ['', '%', '%00', '%E0%A4%A', 'null', 'undefined', '-1', '1e309', '../../etc/passwd', '<script>alert(1)</script>', '__proto__', 'x'.repeat(4000), '~~', 'a~b~c~d', 'NaN,NaN,NaN', '0x20', 'W10', '===='];
it.each(Object.keys(full).map((part) => ({ camera: 'map', table: 'show', difference: 'compare', zones: 'layers', ledger: 'panel' })[part] ?? part))('reads %s, whatever it is, and writes what it has read', (name) => {
  for (const value of ANYTHING) {
    const written = writeAddress(readAddress(`${name}=${value}`));
    expect(writeAddress(readAddress(written))).toBe(written);
  }
});
