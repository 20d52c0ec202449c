/** Every text of the page, from the message catalogue that the server and the command line read too. */
import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';

import { EASY, FURTHER, SOURCES, WHOLE } from 'virtual:languages';
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

/** Whether some texts of a language have variants in easy words. */
export const hasEasy = (language: Language): boolean => language in EASY;

/** Where the browser stores the language that was chosen here, and for this visit that easy words were. */
const CHOSEN = 'citybrain-language';
const EASY_CHOSEN = 'citybrain-easy';

const MOST_FALLEN = 5000;

/** Parts of a language's texts: of the frame, of Take part, of usual places, and of those that few people open. */
type TextPart = 'frame' | 'resident' | 'first' | 'later';
const ALL: readonly TextPart[] = ['frame', 'resident', 'first', 'later'];
export const USUAL: readonly TextPart[] = ['frame', 'first'];
export const RESIDENT: readonly TextPart[] = ['frame', 'resident'];

class Catalogue {
  language = $state<Language>('en');
  /** Where a text has a variant in easy words, that is shown. */
  easy = $state(false);
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

  /** What the server is asked for; easy words by the variant that IANA registers for BCP 47. */
  get asked(): string {
    return this.easy ? `${this.tag}-simple` : this.tag;
  }

  /** Show another language, or its easy words; the old one stays until the new one is here. */
  async use(language: Language, easy = this.easy): Promise<void> {
    const parts = this.#parts;
    const [bundle, english] = await Promise.all([load(language, parts, easy), FURTHER.includes(language) ? load('en', parts, easy) : null]);
    [this.#bundle, this.#english] = [bundle, english];
    [this.language, this.easy] = [language, easy];
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

/** Of a text that stands twice the first counts: its easy variant before the usual one. */
async function load(language: Language, wanted: readonly TextPart[], easy: boolean): Promise<FluentBundle> {
  const bundle = new FluentBundle(tagOf(language), { useIsolating: false });
  const fetched = [easy ? EASY[language] : undefined, ...wanted.map((part) => SOURCES[language][part])];
  const parts = await Promise.all(fetched.map((source) => source?.() ?? { default: [] }));
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

/** Whether easy words were chosen since this browser window was opened. */
export function prefersEasy(): boolean {
  try {
    return sessionStorage.getItem(EASY_CHOSEN) === '1';
  } catch {
    return false;
  }
}

/** Show easy words, or not, for the rest of this visit. */
export function rememberEasy(easy: boolean): void {
  try {
    if (easy) sessionStorage.setItem(EASY_CHOSEN, '1');
    else sessionStorage.removeItem(EASY_CHOSEN);
  } catch {
    // A browser that stores nothing: the address says it.
  }
}

/** The language to begin with: of the address, else the first of the reader's that we have, else English. */
export function chooseLanguage(wanted: string | null, preferred: readonly string[]): Language {
  const names = [wanted ?? '', ...preferred].map((name) => name.toLowerCase().split('-')[0]);
  return LANGUAGES.find((language) => language === names.find((name) => LANGUAGES.includes(name))) ?? 'en';
}
