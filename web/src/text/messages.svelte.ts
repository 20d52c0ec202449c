/** Every text of the page, from the message catalogue that the server and the command line read too. */
import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';

export const LANGUAGES = ['en', 'zh'] as const;
export type Language = (typeof LANGUAGES)[number];
export type Arguments = Record<string, FluentVariable>;

/** BCP 47 tags: for `lang`, for numbers and for the server. */
export const TAGS: Record<Language, string> = { en: 'en', zh: 'zh-CN' };

/** Where the browser stores the language that was chosen here. */
const CHOSEN = 'citybrain-language';

/** Texts that every page shows, and those of places that few people open; texts of domains come with the answers of the server. */
const SOURCES = {
  en: [() => import('virtual:texts/first/en'), () => import('virtual:texts/later/en')],
  zh: [() => import('virtual:texts/first/zh'), () => import('virtual:texts/later/zh')],
} as const;

class Catalogue {
  language = $state<Language>('en');
  #bundle = $state.raw<FluentBundle | null>(null);
  #all: Promise<void> | null = null;

  get tag(): string {
    return TAGS[this.language];
  }

  /** Show another language; the old one stays until the new one is here. */
  async use(language: Language): Promise<void> {
    this.#bundle = await load(language, this.#all !== null);
    this.language = language;
    document.documentElement.lang = TAGS[language];
  }

  /** Fetch the texts of places that are opened later, too. */
  complete(): Promise<void> {
    this.#all ??= Promise.resolve()
      .then(() => this.use(this.language))
      .catch((problem: unknown) => {
        this.#all = null;
        throw problem;
      });
    return this.#all;
  }

  /** A text; its key where the catalogue has none, so that a missing text is seen and hides nothing. */
  text(key: string, values: Arguments = {}): string {
    const pattern = this.#bundle?.getMessage(key)?.value;
    return pattern ? this.#bundle!.formatPattern(pattern, values, []) : key;
  }

  has(key: string): boolean {
    return this.#bundle?.hasMessage(key) ?? false;
  }
}

async function load(language: Language, all: boolean): Promise<FluentBundle> {
  const bundle = new FluentBundle(TAGS[language], { useIsolating: false });
  const parts = await Promise.all(SOURCES[language].slice(0, all ? 2 : 1).map((read) => read()));
  for (const source of parts.flatMap((part) => part.default)) bundle.addResource(new FluentResource(source));
  return bundle;
}

export const catalogue = new Catalogue();
export const t = (key: string, values?: Arguments): string => catalogue.text(key, values);

/** `lang` of a text of the server where that is English on a page of another language, which it is where nobody translated it. */
export const languageOf = (text: string): string | undefined => (catalogue.language === 'en' || /\p{Script=Han}/u.test(text) ? undefined : 'en');

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
  return LANGUAGES.find((language) => language === names.find((name) => LANGUAGES.includes(name as Language))) ?? 'en';
}
