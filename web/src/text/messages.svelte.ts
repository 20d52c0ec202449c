/** Every text of the page, from the message catalogue that the server and the command line read too. */
import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';

import { FURTHER, SOURCES, WHOLE } from 'virtual:languages';
import { mark } from './fallen';

/** Those that have every text, then those of one file, of which what is missing is shown in English. */
export const LANGUAGES: readonly string[] = [...WHOLE, ...FURTHER];
export type Language = string;
export type Arguments = Record<string, FluentVariable>;

/** BCP 47 tags: for `lang`, for numbers and for the server. */
export const tagOf = (language: Language): string => (language === 'zh' ? 'zh-CN' : language);

/** What a language is called in itself. */
export const nameOf = (language: Language): string => {
  const own = new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
  return own.charAt(0).toLocaleUpperCase(language) + own.slice(1);
};

/** Where the browser stores the language that was chosen here. */
const CHOSEN = 'citybrain-language';

const MOST_FALLEN = 5000;

/** Parts of a language's texts: of the frame, of Take part, of usual places, and of those that few people open. */
type TextPart = 'frame' | 'resident' | 'first' | 'later';
const ALL: readonly TextPart[] = ['frame', 'resident', 'first', 'later'];
export const USUAL: readonly TextPart[] = ['frame', 'first'];
export const RESIDENT: readonly TextPart[] = ['frame', 'resident'];

class Catalogue {
  language = $state<Language>('en');
  #bundle = $state.raw<FluentBundle | null>(null);
  /** English texts, for what a language of one file lacks. */
  #english = $state.raw<FluentBundle | null>(null);
  #parts = USUAL;
  #more: Promise<void> | null = null;
  #fallen = new Set<string>();
  #mark: (() => void) | null = null;

  get tag(): string {
    return tagOf(this.language);
  }

  /** Show another language; the old one stays until the new one is here. */
  async use(language: Language): Promise<void> {
    const parts = this.#parts;
    const [bundle, english] = await Promise.all([load(language, parts), FURTHER.includes(language) ? load('en', parts) : null]);
    [this.#bundle, this.#english] = [bundle, english];
    this.language = language;
    document.documentElement.lang = tagOf(language);
    this.#mark?.();
    this.#mark = english ? mark(document.body, (text) => this.#fallen.has(text)) : null;
  }

  /** Begin with the texts of the frame and of Take part alone. */
  beginSmall(): void {
    this.#parts = RESIDENT;
  }

  /** Fetch the texts of places that are opened later, too. */
  complete(wanted = ALL): Promise<void> {
    const before = this.#parts;
    if (wanted.every((part) => before.includes(part))) return this.#more ?? Promise.resolve();
    this.#parts = ALL.filter((part) => before.includes(part) || wanted.includes(part));
    const more = Promise.resolve()
      .then(() => this.use(this.language))
      .catch((problem: unknown) => {
        if (this.#more === more) [this.#parts, this.#more] = [before, null];
        throw problem;
      });
    this.#more = more;
    return more;
  }

  /** A text; its key where the catalogue has none, so that a missing text is seen and hides nothing. */
  text(key: string, values: Arguments = {}): string {
    const pattern = this.#bundle?.getMessage(key)?.value;
    if (pattern) return this.#bundle!.formatPattern(pattern, values, []);
    const other = this.#english?.getMessage(key)?.value;
    if (!other) return key;
    const text = this.#english!.formatPattern(other, values, []);
    // Not without end, where numbers in texts change all day.
    if (this.#fallen.size > MOST_FALLEN) this.#fallen.clear();
    this.#fallen.add(text.trim());
    return text;
  }

  has(key: string): boolean {
    return (this.#bundle?.hasMessage(key) || this.#english?.hasMessage(key)) ?? false;
  }
}

async function load(language: Language, wanted: readonly TextPart[]): Promise<FluentBundle> {
  const bundle = new FluentBundle(tagOf(language), { useIsolating: false });
  const parts = await Promise.all(wanted.map((part) => SOURCES[language][part]?.() ?? { default: [] }));
  for (const source of parts.flatMap((part) => part.default)) bundle.addResource(new FluentResource(source));
  return bundle;
}

export const catalogue = new Catalogue();
export const t = (key: string, values?: Arguments): string => catalogue.text(key, values);

/** `lang` of a text of the server where that is English on a page of another language, which it is where nobody translated it. */
export const languageOf = (text: string): string | undefined => (catalogue.language === 'en' || (catalogue.language === 'zh' && /\p{Script=Han}/u.test(text)) ? undefined : 'en');

/** Languages that the reader prefers: the one chosen here before, then those of the browser. */
export function preferredLanguages(): string[] {
  try {
    return [localStorage.getItem(CHOSEN) ?? '', ...navigator.languages];
  } catch {
    return [...navigator.languages];
  }
}

/** Begin with a language the next time, too. */
export function rememberLanguage(language: Language): void {
  try {
    localStorage.setItem(CHOSEN, language);
  } catch {
    // A browser that stores nothing: the address says the language until the page is closed.
  }
}

/** The language to begin with: of the address, else the first of the reader's that we have, else English. */
export function chooseLanguage(wanted: string | null, preferred: readonly string[]): Language {
  const names = [wanted ?? '', ...preferred].map((name) => name.toLowerCase().split('-')[0]);
  return LANGUAGES.find((language) => language === names.find((name) => LANGUAGES.includes(name))) ?? 'en';
}
