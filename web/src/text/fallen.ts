/** Mark what is shown in English on a page of another language, so that it is spoken in English (WCAG 2.2, 3.1.2). */

const SPOKEN = ['aria-label', 'title', 'placeholder', 'alt'];

/** Mark all that is on the page and all that comes; `isFallen` knows an English text. Ends with what is returned. */
export function mark(root: HTMLElement, isFallen: (text: string) => boolean): () => void {
  const marked = new Set<HTMLElement>();
  const look = (element: HTMLElement): void => {
    const own = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.nodeValue!.trim());
    const named = element.childElementCount || element.textContent ? [] : SPOKEN.map((name) => element.getAttribute(name) ?? '');
    const english = [...own, ...named].filter(Boolean);
    if (english.length && english.every(isFallen)) {
      if (element.lang) return;
      element.lang = 'en';
      marked.add(element);
    } else if (marked.delete(element)) element.removeAttribute('lang');
  };
  const all = (node: Node): void => {
    if (!(node instanceof HTMLElement)) return;
    look(node);
    for (const inner of node.querySelectorAll<HTMLElement>('*')) if (inner instanceof HTMLElement) look(inner);
  };
  const observer = new MutationObserver((changes) => {
    for (const { type, target, addedNodes } of changes) {
      if (type === 'childList') addedNodes.forEach(all);
      const element = target instanceof HTMLElement ? target : target.parentElement;
      if (element) look(element);
    }
  });
  all(root);
  observer.observe(root, { childList: true, characterData: true, subtree: true });
  return () => {
    observer.disconnect();
    for (const element of marked) element.removeAttribute('lang');
  };
}
