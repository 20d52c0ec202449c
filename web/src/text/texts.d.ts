/** Catalogues of a language, as web/texts.ts makes them. */
declare module 'virtual:languages' {
  export const WHOLE: string[];
  export const FURTHER: string[];
  export const SOURCES: Record<string, Partial<Record<'frame' | 'resident' | 'first' | 'later', () => Promise<{ default: string[] }>>>>;
}
declare module 'virtual:texts/*' {
  const sources: string[];
  export default sources;
}
