/** Texts that the city wrote, each in the languages that it chose: what one of them is in, and what a page says of those that are in another one. */

/** How the tag of easy words of a language ends, by the register of IANA for BCP 47. */
export const EASY = '-simple';

/** By text the tag of what it is in, of those that are not in the language of the page, or not in its easy words. */
export type Fallbacks = Record<string, string>;

/** `lang` of a text; nothing where it is in the language of the page. */
export const langOf = (fallbacks: Fallbacks, text: string): string | undefined => fallbacks[text]?.replace(EASY, '');

/** Languages, other than that of the page, that some of the texts are in; and whether any of them lacks easy words. */
export function otherLanguages(fallbacks: Fallbacks, texts: readonly string[], language: string): { others: string[]; usual: boolean } {
  const found = texts.map((text) => langOf(fallbacks, text)).filter((one) => one !== undefined);
  return { others: [...new Set(found)].filter((one) => one !== language).sort(), usual: found.includes(language) };
}
