"""A person without a mouse: after every key it must be seen where the keyboard is."""

import json

from tests.web.browser import Browser

# What is wrong with the element that has the keyboard; null where all is well.
LOOK = """(() => {
  const at = document.activeElement;
  if (!at || at === document.body) return 'the keyboard is nowhere';
  const words = at.getAttribute('aria-label') ?? at.textContent.trim().slice(0, 40);
  const name = `${at.tagName.toLowerCase()}.${at.className} ${words}`;
  const box = at.getBoundingClientRect();
  if (box.width < 2 || box.bottom < 0 || box.top > innerHeight) return `${name} is out of sight`;
  const y = Math.min(Math.max(box.y + box.height / 2, 1), innerHeight - 1);
  const over = [0.5, 0.2, 0.8].map(share => document.elementFromPoint(box.x + share * box.width, y));
  const seen = over.some(top => top && (at.contains(top) || top.contains(at)));
  if (!seen) return `${name} lies under ${over[0]?.className}`;
  const styles = [at, at.closest('.canvas')].filter(Boolean).map(element => getComputedStyle(element));
  const marked = styles.some(style => style.boxShadow !== 'none' || style.outlineStyle !== 'none');
  return marked ? null : `${name} shows no mark`;
})()"""
MATCHES = "document.activeElement?.matches({selector}) ?? false"
NOWHERE = "document.activeElement === document.body"
AT = "document.activeElement.outerHTML.slice(0, 80)"
AFTER_A_MOMENT = f"""(async () => {{
  const end = performance.now() + 1000;
  for (;;) {{
    await new Promise((again) => setTimeout(again, 60));
    const wrong = {LOOK};
    if (wrong === null || performance.now() > end) return wrong;
  }}
}})()"""
"""What a key opens or closes has a moment to take the keyboard or to give it back, longer where a machine is busy."""
STOPS = 250


class Keyboard:
    """Keys of one window. Raises AssertionError where the focus is lost or cannot be seen."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser

    def press(self, *keys: str) -> None:
        for key in keys:
            self.browser.key(key)
            wrong = self.browser.run(AFTER_A_MOMENT)
            assert wrong is None, f"after {key}: {wrong}"

    def tab_to(self, selector: str, back: bool = False) -> None:
        """Press Tab until an element has the keyboard; at the end of the page it begins anew."""
        wanted = MATCHES.format(selector=json.dumps(selector))
        seen = []
        for _ in range(STOPS):
            self.browser.key("Shift+Tab" if back else "Tab")
            found, nowhere, wrong, at = self.browser.run(f"[{wanted}, {NOWHERE}, {LOOK}, {AT}]")
            assert nowhere or wrong is None, f"on the way to {selector}: {wrong}"
            if found:
                return
            seen.append(at)
        raise AssertionError(f"Tab never reaches {selector}; it stops at\n" + "\n".join(seen))
