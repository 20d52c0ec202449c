/** Catalogues of a language, as web/texts.ts makes them. */
declare module 'virtual:texts/*' {
  const sources: string[];
  export default sources;
}
