import { describe, expect, it } from 'vitest';
import { LARGEST_FILE, refused, within } from './logo';
import { frameCode, originsOf, paperAddress, partsOf, textPath } from './paper';

describe('paper', () => {
  it('names the saved plan and the plans beside it', () => {
    expect(paperAddress('p1', 'north/warm & dry', ['p2', 'p3'], 'zh')).toBe('/api/v1/plans/p1/paper?of=north%2Fwarm+%26+dry&with=p2&with=p3&language=zh');
    expect(paperAddress('p1', null, [], 'en')).toBe('/api/v1/plans/p1/paper?language=en');
    expect(textPath('north/a?b')).toBe('/papers/north/a%3Fb');
  });

  it('writes code that a hostile name cannot leave', () => {
    const code = frameCode('https://city.example', '/api/v1/embeds/ab', '"><script>&');
    expect(code).toContain('src="https://city.example/api/v1/embeds/ab" title="&quot;>&lt;script>&amp;"');
    expect(code).not.toContain('<script>');
  });

  it('offers a plan of one day no years', () => {
    expect(partsOf(false)).toEqual(['effects', 'money', 'maps']);
    expect(partsOf(true)).toHaveLength(5);
    expect(originsOf(' https://a.org\n\nhttps://b.org ')).toEqual(['https://a.org', 'https://b.org']);
  });
});

describe('logo', () => {
  it('takes pictures of three kinds up to a size', () => {
    expect(refused({ type: 'image/svg+xml', size: 10 })).toBeNull();
    expect(refused({ type: 'text/html', size: 10 })).toBe('kind');
    expect(refused({ type: 'image/png', size: LARGEST_FILE + 1 })).toBe('size');
  });

  it('keeps proportions and bounds', () => {
    expect(within(100, 50)).toEqual([100, 50]);
    expect(within(9600, 100)).toEqual([960, 10]);
    expect(within(0, 0)).toEqual([224, 224]);
    expect(within(100_000, 1)).toEqual([960, 1]);
  });
});
