/** Whether a text from data is an address of the web, which a browser may follow: `javascript:` and others are not. */
export function isWebAddress(text: string): boolean {
  return /^https?:\/\//i.test(text);
}
