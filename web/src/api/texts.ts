/** How an address asks for what the city wrote in a language that is not that of the page; empty for that one. */
export const textsIn = (language: string): string => (language ? `?texts=${language}` : '');
