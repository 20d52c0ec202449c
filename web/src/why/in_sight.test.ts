// @vitest-environment happy-dom
/** What has the keyboard stays in sight when what stands above it arrives, and is left where the reader scrolled away from it. */
import { afterEach, expect, it, vi } from 'vitest';
import { keepInSight } from './in_sight';

let grow: () => void;
let see: (isIntersecting: boolean) => void;
class Sizes {
  constructor(call: () => void) { grow = call; }
  observe = vi.fn();
  disconnect = vi.fn();
}
class Sight {
  constructor(call: (entries: object[]) => void) { see = (isIntersecting) => call([{ isIntersecting }]); }
  observe = vi.fn();
  disconnect = vi.fn();
}
afterEach(() => vi.unstubAllGlobals());

it('is scrolled to as long as it was seen', () => {
  vi.stubGlobal('ResizeObserver', Sizes);
  vi.stubGlobal('IntersectionObserver', Sight);
  document.body.innerHTML = '<div><div id="tree"><p tabindex="-1">One</p><p tabindex="-1">Two</p></div></div>';
  const [one, two] = [...document.querySelectorAll('p')];
  const scrolled: string[] = [];
  for (const item of [one!, two!]) item.scrollIntoView = () => void scrolled.push(item.textContent);
  const end = keepInSight(document.querySelector<HTMLElement>('#tree')!)!;
  grow();
  expect(scrolled).toEqual([]);
  two!.focus();
  grow();
  expect(scrolled).toEqual(['Two']);
  see(false);
  grow();
  expect(scrolled).toEqual(['Two']);
  one!.focus();
  grow();
  expect(scrolled).toEqual(['Two', 'One']);
  one!.blur();
  grow();
  expect(scrolled).toHaveLength(2);
  end();
});
