/** Catalogues of a language, as web/texts.ts makes them. */
declare module 'virtual:languages' {
  export const WHOLE: string[];
  export const FURTHER: string[];
  export const SOURCES: Record<string, Partial<Record<'frame' | 'resident' | 'first' | 'later', () => Promise<{ default: string[] }>>>>;
  export const EASY: Record<string, () => Promise<{ default: string[] }>>;
}
declare module 'virtual:reading' {
  /** By place. `grade` of English and `length` of a Chinese sentence, of usual and of easy words; `words` of a sentence by further language with easy words; `translated` by language, a share. */
  export const READING: Record<string, { grade: [number, number]; length: [number, number]; words: Record<string, [number, number]>; translated: Record<string, number> }>;
}
declare module 'virtual:texts/*' {
  const sources: string[];
  export default sources;
}
