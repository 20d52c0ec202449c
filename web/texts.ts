/** Texts of the page as modules, one for a language: a file that a browser fetches, in place of one for each catalogue. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const FOLDER = join(import.meta.dirname, '../src/citybrain/messages');
const MODULE = /^virtual:texts\/(first|later)\/(\w+)$/;
/** Of places that few people open, `web-mycity.ftl` and so on: fetched with them. */
const LATER = new Set('mycity imports paper connect search open stewards consents cases messages gate enterprises incidents inspect begun brief reach section services office'.split(' '));

/** `virtual:texts/first/en` holds `web.ftl` and one catalogue for each place, `virtual:texts/later/en` those of `LATER`. */
export function texts(): Plugin {
  return {
    name: 'texts',
    resolveId: (id) => (MODULE.test(id) ? `\0${id}` : undefined),
    load(id) {
      const [, part, language] = MODULE.exec(id.slice(1)) ?? [];
      if (!language) return undefined;
      const files = readdirSync(join(FOLDER, language)).filter((name) => /^web.*\.ftl$/.test(name) && LATER.has(name.slice(4, -4)) === (part === 'later'));
      const paths = files.sort().map((name) => join(FOLDER, language, name));
      for (const path of paths) this.addWatchFile(path);
      return `export default ${JSON.stringify(paths.map((path) => readFileSync(path, 'utf8')))};`;
    },
  };
}
