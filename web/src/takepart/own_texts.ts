/** Texts that the city wrote, each in the languages that it chose: what one of them is in, and what a page says of those that are in another one. */

/** How the tag of easy words of a language ends, by the register of IANA for BCP 47. */
export const EASY = '-simple';

/** By text the tag of what it is in, of those that are not in the language of the page, or not in its easy words. */
export type Fallbacks = Record<string, string>;

/** `lang` of a text; nothing where it is in the language of the page. */
export const langOf = (fallbacks: Fallbacks, text: string): string | undefined => fallbacks[text]?.replace(EASY, '');

/** Languages that are written from right to left; `citybrain.messages.language` has the same. */
const RIGHT_TO_LEFT = 'ar arc azb ckb dv fa he ks lrc mzn nqo pnb ps sd syr ug ur yi'.split(' ');
export const directionOf = (language: string): 'ltr' | 'rtl' => (RIGHT_TO_LEFT.includes(language) ? 'rtl' : 'ltr');

/** What an element with such a text says of it, where it is not in the language of the page. */
export type Spoken = { lang?: string; dir?: 'ltr' | 'rtl' };
export function spokenIn(fallbacks: Fallbacks, text: string): Spoken {
  const lang = langOf(fallbacks, text);
  return lang ? { lang, dir: directionOf(lang) } : {};
}

/** Languages, other than that of the page and the one that was `chosen`, that some of the texts are in; and whether any of them lacks easy words. */
export function otherLanguages(fallbacks: Fallbacks, texts: readonly string[], language: string, chosen = ''): { others: string[]; usual: boolean } {
  const found = texts.map((text) => langOf(fallbacks, text)).filter((one) => one !== undefined);
  return { others: [...new Set(found)].filter((one) => one !== language && one !== chosen).sort(), usual: found.includes(language) };
}
