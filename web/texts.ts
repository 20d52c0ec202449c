/** Texts of the page as modules, one for a language: a file that a browser fetches, in place of one for each catalogue. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { readingOf } from './reading.ts';

const FOLDER = join(import.meta.dirname, '../src/citybrain/messages');
const MODULE = /^virtual:texts\/(frame|resident|first|later)\/([\w-]+)$/;
const LANGUAGES = 'virtual:languages';
const READING = 'virtual:reading';
const CODE = /^[a-z]{2,3}\.ftl$/;
/** Easy words of a language: variants of some of its texts. */
const EASY = /^[a-z]{2,3}-easy\.ftl$/;
/** Where a message or a term of a file begins. */
const BEGIN = /^(?=-?[a-zA-Z][\w-]*[ ]*=)/m;
const filesOf = (names: string): Set<string> => new Set(names.split(' ').map((name) => `web-${name}.ftl`));
/** Of the frame, beside `web.ftl`, and of Take part: a slow phone opens that place with nothing else. */
const FRAME = filesOf('access faults frame kiosk map number why');
const RESIDENT = filesOf('consultations helpers lessons reach report-page');
/** Of places that few people open, `web-mycity.ftl` and so on: fetched with them. */
const LATER = filesOf('mycity imports paper connect search open stewards consents cases messages gate enterprises incidents inspect begun brief indicators section services office species changes water states licences');
const PARTS = ['frame', 'resident', 'first', 'later'];
const partOf = (name: string): string => (name === 'web.ftl' || FRAME.has(name) ? 'frame' : RESIDENT.has(name) ? 'resident' : LATER.has(name) ? 'later' : 'first');

/** Languages that a reader may choose: those with a folder, English first, then each that has one file `XX.ftl`; and which have easy words. */
export function languages(folder = FOLDER): { whole: string[]; further: string[]; easy: string[] } {
  const found = readdirSync(folder, { withFileTypes: true });
  const whole = found.filter((one) => one.isDirectory() && /^[a-z]{2,3}$/.test(one.name)).map(({ name }) => name);
  const further = found.filter((one) => one.isFile() && CODE.test(one.name)).map(({ name }) => name.slice(0, -4));
  const easy = found.filter((one) => one.isFile() && EASY.test(one.name)).map(({ name }) => name.slice(0, -'-easy.ftl'.length));
  return { whole: whole.sort((one, other) => Number(other === 'en') - Number(one === 'en')), further: further.sort(), easy: easy.sort() };
}

/** Texts of the page in a file of one language. */
export const ofPage = (source: string): string => source.split(BEGIN).filter((entry) => /^-?web-/.test(entry)).join('');

/** Entries of a further language that English has in a part: one file is fetched in the same parts as a folder. */
function ofPart(source: string, wanted: string, folder = join(FOLDER, 'en')): string {
  const parts = new Map<string, string>();
  for (const name of readdirSync(folder).filter((one) => /^web.*\.ftl$/.test(one))) {
    for (const entry of readFileSync(join(folder, name), 'utf8').split(BEGIN)) parts.set(nameOf(entry), partOf(name));
  }
  return source.split(BEGIN).filter((entry) => (parts.get(nameOf(entry)) ?? 'frame') === wanted).join('');
}
const nameOf = (entry: string): string => entry.slice(0, entry.indexOf('=')).trim();

/** `virtual:languages` as a module: codes, and how the texts of each are fetched. */
function listed(): string {
  const { whole, further, easy } = languages();
  const fetched = (part: string, code: string) => `${part}: () => import('virtual:texts/${part}/${code}')`;
  const sources = [...whole, ...further].map((code) => `${code}: { ${PARTS.map((part) => fetched(part, code)).join(', ')} }`);
  const variants = easy.map((code) => `${code}: () => import('virtual:texts/frame/${code}-easy')`);
  return `export const WHOLE = ${JSON.stringify(whole)};\nexport const FURTHER = ${JSON.stringify(further)};\nexport const SOURCES = { ${sources.join(', ')} };\nexport const EASY = { ${variants.join(', ')} };`;
}

/** `virtual:reading` as a module: how hard each public page is to read, and how much of it a further language has. */
function measured(): string {
  const { whole, further, easy } = languages();
  const folder = (code: string): string => readdirSync(join(FOLDER, code)).filter((name) => /^web.*\.ftl$/.test(name)).map((name) => readFileSync(join(FOLDER, code, name), 'utf8')).join('\n');
  const file = (code: string): string => readFileSync(join(FOLDER, `${code}.ftl`), 'utf8');
  const texts = Object.fromEntries([...whole.map((code) => [code, folder(code)]), ...further.map((code) => [code, file(code)])]);
  const variants = Object.fromEntries(easy.map((code) => [code, file(`${code}-easy`)]));
  const pages = JSON.parse(readFileSync(join(FOLDER, 'public_pages.json'), 'utf8'));
  return `export const READING = ${JSON.stringify(readingOf(pages, texts, variants))};`;
}

/** `virtual:texts/frame/en` holds the catalogues of `FRAME`, and so on; `virtual:texts/first/en` all that are in none. */
export function texts(): Plugin {
  return {
    name: 'texts',
    resolveId: (id) => (id === LANGUAGES || id === READING || MODULE.test(id) ? `\0${id}` : undefined),
    load(id) {
      if (id === `\0${LANGUAGES}`) return listed();
      if (id === `\0${READING}`) return measured();
      const [, part, language] = MODULE.exec(id.slice(1)) ?? [];
      if (!language) return undefined;
      if (language.endsWith('-easy') || languages().further.includes(language)) {
        const path = join(FOLDER, `${language}.ftl`);
        this.addWatchFile(path);
        const source = ofPage(readFileSync(path, 'utf8'));
        return `export default ${JSON.stringify([language.endsWith('-easy') ? source : ofPart(source, part!)])};`;
      }
      const files = readdirSync(join(FOLDER, language)).filter((name) => /^web.*\.ftl$/.test(name) && partOf(name) === part);
      const paths = files.sort().map((name) => join(FOLDER, language, name));
      for (const path of paths) this.addWatchFile(path);
      return `export default ${JSON.stringify(paths.map((path) => readFileSync(path, 'utf8')))};`;
    },
  };
}
