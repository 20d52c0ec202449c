import { expect, it } from 'vitest';
import { brokenLink, codeFor, readLink, voiceCode, writeLink } from './links';

const CODE = 'N-01234-56789-ABCDE-FGHJK';

it('reads a code however it is typed', () => {
  expect(voiceCode(' n-01234 56789-abcde-fghjk ')).toBe(CODE);
  for (const wrong of ['', 'N-01234', `${CODE}9`, 'Q-01234-56789-ABCDE-FGHJK']) expect(voiceCode(wrong)).toBeNull();
});

it('reads the link that it writes, and a code alone', () => {
  const link = readLink(new URL(writeLink('https://city.example', 'survey', 3, CODE)).hash);
  expect(link).toEqual({ of: 'survey', number: 3, code: CODE });
  expect(codeFor(link, 'survey', 3)).toEqual({ code: CODE, sure: true });
  expect(codeFor(link, 'survey', 4)).toBeNull();
  expect(codeFor(link, 'consultation', 3)).toBeNull();
  expect(codeFor(readLink(`#${CODE}`), 'consultation', 9)).toEqual({ code: CODE, sure: false });
  for (const other of ['', '#', '#answer', '#V533T-00000-00000-00000', '#survey-0=N-01234-56789-ABCDE-FGHJK']) expect(readLink(other)).toBeNull();
});

it('tells a link whose code is not whole from one that is none', () => {
  expect(['#survey-3=N-0123', `#survey-3=${CODE}`, `#${CODE}`, '#answer', ''].map(brokenLink)).toEqual([true, false, false, false, false]);
});
