/** Calls once when an element comes near what is seen of the page; at once where the browser cannot tell. */
const NEAR = '240px';

export const whenSeen = (then: () => void) => (element: Element) => {
  if (!('IntersectionObserver' in globalThis)) return then();
  const watch = new IntersectionObserver((entries) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
    watch.disconnect();
    then();
  }, { rootMargin: NEAR });
  watch.observe(element);
  return () => watch.disconnect();
};
