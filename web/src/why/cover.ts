/** What a panel over the page does with the focus, and on a phone, where it covers the page, with the rest of it. */

const PHONE = '(max-width: 700px)';

/** Take the focus into the panel; what is given back gives it back to the number it came from, or to the answer. */
export function cover(panel: HTMLElement, from: Element | null = null): () => void {
  const before = from ?? document.activeElement;
  const beside = matchMedia(PHONE).matches ? [...panel.parentElement!.children].filter((other) => other !== panel) : [];
  for (const other of beside) other.toggleAttribute('inert', true);
  panel.focus();
  return () => {
    for (const other of beside) other.toggleAttribute('inert', false);
    const home = before instanceof HTMLElement && before !== document.body && before.isConnected ? before : document.getElementById('answer');
    home?.focus();
  };
}
