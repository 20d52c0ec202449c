/** Noto Sans SC as far as the texts of the project use it: of its hundred parts those that hold one of their letters. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const PACKAGE = '@fontsource-variable/noto-sans-sc';
const TEXTS = join(import.meta.dirname, '../src/citybrain');
const FILES = /(messages\/zh(\/.*|-easy)\.ftl|domains\/.*\.(ftl|yaml))$/;
/** Where the letters begin that Source Sans 3 does not have. */
const FIRST = 0x2e80;

/** Adds the fonts' rules to `fonts.css`; other letters come from the reader's system (see --font in tokens.css). */
export function chinese(): Plugin {
  return {
    name: 'chinese',
    enforce: 'pre',
    transform: (code, id) => (id.endsWith('/styles/fonts.css') ? `${code}\n${rules(letters()).join('\n')}` : undefined),
  };
}

/** Letters of every text that a person may read in Chinese. */
export function letters(): Set<number> {
  const files = readdirSync(TEXTS, { recursive: true, encoding: 'utf8' }).filter((name) => FILES.test(name));
  const text = files.map((name) => readFileSync(join(TEXTS, name), 'utf8')).join('');
  return new Set([...text].map((letter) => letter.codePointAt(0)!).filter((code) => code >= FIRST));
}

/** One rule for each part of the font that holds a letter; a browser fetches only those that a page shows. */
export function rules(wanted: Set<number>): string[] {
  const parts = JSON.parse(readFileSync(join(import.meta.dirname, 'node_modules', PACKAGE, 'unicode.json'), 'utf8')) as Record<string, string>;
  const used = Object.entries(parts).filter(([, range]) => lettersOf(range).some((letter) => wanted.has(letter)));
  return used.map(([name, range]) => {
    const file = `${PACKAGE}/files/noto-sans-sc-${name.replace(/[[\]]/g, '')}-wght-normal.woff2`;
    const source = `src: url("${file}") format("woff2-variations"); unicode-range: ${range};`;
    return `@font-face { font-family: "Noto Sans SC Variable"; font-style: normal; font-weight: 100 900; font-display: swap; ${source} }`;
  });
}

/** Letters of "U+4e00,U+4e8c-4e94". */
export function lettersOf(range: string): number[] {
  return range.split(',').flatMap((part) => {
    const [first, last = first] = part.replace('U+', '').split('-').map((code) => parseInt(code, 16));
    return Array.from({ length: last - first + 1 }, (_, place) => first + place);
  });
}
