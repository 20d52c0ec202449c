/** Keeps the item of a tree that has the keyboard in sight while what stands around it arrives; not once the reader has scrolled away from it. */
export function keepInSight(tree: HTMLElement): (() => void) | undefined {
  if (!('ResizeObserver' in globalThis && 'IntersectionObserver' in globalThis)) return undefined;
  let at: Element | null = null;
  let seen = false;
  // What is seen is told after sizes are: until then it is as it was before they changed.
  const sight = new IntersectionObserver((entries) => (seen = entries.at(-1)!.isIntersecting));
  const sizes = new ResizeObserver(() => {
    if (seen && at?.isConnected) at.scrollIntoView({ block: 'nearest' });
  });
  const enter = ({ target }: FocusEvent): void => {
    sight.disconnect();
    [at, seen] = [target as Element, true];
    sight.observe(at);
  };
  const leave = (): void => {
    sight.disconnect();
    [at, seen] = [null, false];
  };
  tree.addEventListener('focusin', enter);
  tree.addEventListener('focusout', leave);
  sizes.observe(tree);
  if (tree.parentElement) sizes.observe(tree.parentElement);
  return () => {
    sight.disconnect();
    sizes.disconnect();
    tree.removeEventListener('focusin', enter);
    tree.removeEventListener('focusout', leave);
  };
}
