/** WCAG 2.2: text against the surfaces it stands on, in both themes. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from '../map/colours';

const css = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8');
const [light, dark] = css.split(':root[data-theme="dark"]').map(
  (part) => Object.fromEntries([...part.matchAll(/(--[\w-]+):\s*(#[0-9a-f]{6})/g)].map(([, name, colour]) => [name, colour])),
);

function luminance(colour: string): number {
  const [red, green, blue] = parse(colour).map((share) => (share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

it('computes the contrast of black on white', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
});

describe.each([['light', light], ['dark', { ...light, ...dark }]])('%s', (_, tokens) => {
  /** Text of every kind on every surface that the page puts it on. */
  const TEXT = ['--ink', '--ink-2', '--ink-3', '--act', '--act-hover'].flatMap((text) => ['--panel', '--panel-sunk', '--ground'].map((surface) => [text, surface, 4.5] as const));
  const CHOSEN = ['--ink', '--ink-2', '--act'].map((text) => [text, '--act-weak', 4.5] as const);

  const WAYS = ['walk', 'cycle', 'drive', 'transit'].flatMap((mode) => ['--panel', '--map-land', '--map-green', '--map-water'].map((surface) => [`--way-${mode}`, surface, 3] as const));

  it.each([
    ...TEXT, ...WAYS, ...CHOSEN, ['--on-act', '--act', 4.5], ['--on-act', '--act-hover', 4.5],
    ['--person', '--panel', 4.5], ['--person', '--person-weak', 4.5], ['--on-person', '--person', 4.5], ['--worse', '--panel', 4.5],
    ['--map-label', '--map-green', 4.5], ['--map-label-water', '--map-water', 4.5], ['--today', '--panel', 3],
    ['--map-label', '--map-land', 4.5], ['--worse', '--panel', 3], ['--plan', '--panel', 3], ['--line-strong', '--panel', 3],
  ] as const)('%s on %s reaches %d', (text, surface, least) => {
    expect(contrast(tokens[text], tokens[surface])).toBeGreaterThanOrEqual(least);
  });
});
