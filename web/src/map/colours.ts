/** The colours of the design tokens as numbers for the graphics card and as text for the map's style. */
import { CLASSES } from './classes';

export type Colour = [red: number, green: number, blue: number];

export interface Palette {
  classes: Colour[];
  missing: Colour;
  missingStripe: Colour;
  /** Over what is too close to call. */
  unclearStripe: Colour;
  plan: Colour;
  /** Around points. */
  ring: Colour;
}

/** The better end of a change is always blue-green. */
const CHANGE = ['n3', 'n2', 'n1', '0', 'p1', 'p2', 'p3'];

export function changeTokens(better: string): string[] {
  const names = CHANGE.map((name) => `--change-${name}`);
  return better === 'more' ? names.reverse() : names;
}

/** Names of the tokens of a scale, low to high. Quantities without a scale of their own are amounts. */
export function scaleTokens(scale: string): string[] {
  const name = scale === 'burden' ? 'burden' : 'amount';
  return Array.from({ length: CLASSES }, (_, index) => `--${name}-${index + 1}`);
}

/** `plain` is the token of what is shown without values; hatched where it is null. */
export function palette(tokens: string[], plain: string | null = null, stripe = plain ?? '--map-missing-stripe'): Palette {
  return {
    classes: tokens.map((name) => parse(token(name))),
    missing: parse(token(plain ?? '--map-missing')),
    missingStripe: parse(token(stripe)),
    unclearStripe: parse(token('--ink-2')),
    plan: parse(token('--plan')),
    ring: parse(token('--panel')),
  };
}

/** Value of a design token in the theme that is shown. */
export function token(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

/** "#0a5c66" as three shares of one; "#fff" as well, which a build makes of "#ffffff". */
export function parse(colour: string): Colour {
  const digits = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour.replace(/^#(.)(.)(.)$/, '#$1$1$2$2$3$3'));
  if (!digits) throw new Error(`"${colour}" is not a colour of the form #rrggbb.`);
  return digits.slice(1).map((pair) => parseInt(pair, 16) / 255) as Colour;
}

/** Whether this browser can draw the map at all. */
export function canDraw(): boolean {
  const probe = document.createElement('canvas').getContext('webgl2');
  probe?.getExtension('WEBGL_lose_context')?.loseContext();
  return probe !== null;
}
