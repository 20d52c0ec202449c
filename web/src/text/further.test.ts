// @vitest-environment happy-dom
/** A language of one file: its texts, English where it lacks them, and that marked as English. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { languages, ofPage } from '../../texts';
import { LANGUAGES, catalogue, hasEasy, nameOf, t, tagOf } from './messages.svelte';

afterAll(() => catalogue.use('en'));

it('finds languages by their folders and files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'languages-'));
  for (const name of ['zh', 'en', '__pycache__']) mkdirSync(join(folder, name));
  for (const name of ['qps.ftl', 'en-easy.ftl', 'form.py', 'glossary.yaml', 'README.ftl']) writeFileSync(join(folder, name), '');
  expect(languages(folder)).toEqual({ whole: ['en', 'zh'], further: ['qps'], easy: ['en'] });
  rmSync(folder, { recursive: true });
});

it('takes the texts of the page from a file', () => {
  expect(ofPage('a-b = x\nweb-c = y\n    z\n-web-term = w\nform-d = v\n')).toBe('web-c = y\n    z\n-web-term = w\n');
});

it('shows the texts of a further language, and English ones marked as English', async () => {
  expect(LANGUAGES).toContain('fi');
  expect([nameOf('fi'), nameOf('zh'), nameOf('en'), tagOf('zh'), tagOf('fi')]).toEqual(['Suomi', '中文', 'English', 'zh-CN', 'fi']);
  await catalogue.complete();
  await catalogue.use('fi');
  expect([document.documentElement.lang, t('web-report-send'), catalogue.has('web-mycity-title')]).toEqual(['fi', 'Lähetä', true]);
  const own = document.createElement('p');
  const lent = document.createElement('p');
  own.textContent = t('web-report-send');
  lent.textContent = t('web-mycity-title');
  document.body.append(own, lent);
  await new Promise((done) => setTimeout(done));
  expect([own.lang, lent.lang]).toEqual(['', 'en']);
  lent.firstChild!.nodeValue = t('web-report-send');
  await new Promise((done) => setTimeout(done));
  expect(lent.lang).toBe('');
});

it('shows easy words where a text has some, and the usual ones beside', async () => {
  expect([hasEasy('en'), hasEasy('zh'), hasEasy('fi'), hasEasy('sv')]).toEqual([true, true, true, false]);
  await catalogue.use('fi', true);
  expect([t('web-report-placed'), t('web-report-send')]).toEqual(['Näet paikan kartalla.', 'Lähetä']);
  await catalogue.use('en', true);
  expect([t('web-report-press'), t('web-report-send')]).toEqual(['Press the place on the map. Or write the address.', 'Send']);
  await catalogue.use('zh');
  expect([catalogue.easy, t('web-report-placed')]).toEqual([true, '地图上已标出这个地方。']);
  await catalogue.use('en', false);
  expect(t('web-report-press')).toBe('Press the map where it is, or write the address.');
});
