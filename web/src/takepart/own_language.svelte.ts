/** The language in which a reader would rather have what the city wrote; the words of the page stay in theirs. Empty for that of the page. */

/** Where the browser stores it, like the language of the page. */
const CHOSEN = 'citybrain-texts';

function stored(): string {
  try {
    const code = localStorage.getItem(CHOSEN) ?? '';
    return /^[a-z]{2,3}$/.test(code) ? code : '';
  } catch {
    return '';
  }
}

export const own = $state({ language: stored() });

/** Read texts in a language from now on, and the next time. */
export function readTextsIn(language: string): void {
  own.language = language;
  try {
    if (language) localStorage.setItem(CHOSEN, language);
    else localStorage.removeItem(CHOSEN);
  } catch {
    // A browser that stores nothing: until the page is closed.
  }
}
