/** No text stands in a component, and the catalogue and the page know the same keys. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FluentResource } from '@fluent/bundle';
import { parse } from 'svelte/compiler';
import { describe, expect, it } from 'vitest';

const SOURCE = join(import.meta.dirname, '..');
const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(svelte|ts)$/.test(name) && !name.includes('.test.'));
const texts = Object.fromEntries(files.map((name) => [name, readFileSync(join(SOURCE, name), 'utf8')]));
const components = files.filter((name) => name.endsWith('.svelte'));
const everything = Object.values(texts).join('\n');

/** Words that a person would read: letters in text nodes, and in attributes that are spoken or shown. */
function words(source: string): string[] {
  const found: string[] = [];
  const visit = (node: unknown, attribute = ''): void => {
    if (Array.isArray(node)) node.forEach((child) => visit(child, attribute));
    if (node === null || typeof node !== 'object' || Array.isArray(node)) return;
    const { type, data, name } = node as { type?: string; data?: string; name?: string };
    const shown = attribute === '' || /^(aria-(label|valuetext|description)|title|placeholder|alt)$/.test(attribute);
    if (type === 'Text' && shown && /\p{L}{2,}/u.test(data!.replaceAll('&nbsp;', ''))) found.push(data!.trim());
    for (const value of Object.values(node)) visit(value, type === 'Attribute' || type === 'StyleDirective' ? name : attribute);
  };
  visit(parse(source, { modern: true }).fragment);
  return found;
}

it('finds words that would stand in a component', () => {
  expect(words('<p title="Hello there">Some words {t("key")}</p>')).toEqual(['Hello there', 'Some words']);
});

it.each(components)('%s has no text of its own', (name) => {
  expect(words(texts[name])).toEqual([]);
});

describe.each(['en', 'zh'])('the %s catalogue', (language) => {
  const folder = join(SOURCE, '../../src/citybrain');
  const ours = new RegExp(`^messages/${language}/web.*\\.ftl$`);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => ours.test(name));
  const source = files.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
  const keys = new FluentResource(source).body.map(({ id }) => id).filter((key) => key.startsWith('web-'));

  it('has every text that the page asks for', () => {
    const asked = [...everything.matchAll(/'(web-[\w-]+)'|"(web-[\w-]+)"/g)].map((match) => match[1] ?? match[2]);
    expect(asked.length).toBeGreaterThan(50);
    expect([...new Set(asked)].filter((key) => !keys.includes(key))).toEqual([]);
  });

  it('has texts for every family of keys that is made at run time', () => {
    const families = [...everything.matchAll(/`(web-[\w-]+-)\$\{/g)].map((match) => match[1]);
    expect(families.filter((start) => !keys.some((key) => key.startsWith(start)))).toEqual([]);
  });

  it('has no text that nothing asks for', () => {
    const families = [...everything.matchAll(/`(web-[\w-]+-)\$\{/g)].map((match) => match[1]);
    const unused = keys.filter((key) => !new RegExp(`['"]${key}['"]`).test(everything) && !families.some((start) => key.startsWith(start)));
    expect(unused).toEqual([]);
  });
});
