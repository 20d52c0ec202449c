/** What an officer writes in one language or more, and what the server takes of it. */
import type { NewSurvey } from '../api/office';
import { EASY } from '../takepart/own_texts';
import { catalogue, t } from '../text/messages.svelte';

/** Languages that a form begins with; more are added one by one. */
export const FIRST: readonly string[] = ['en', 'zh'];
/** As many as the server takes of one text. */
export const MOST_LANGUAGES = 12;
/** By language, with `-simple` of easy words. */
export type Texts = Record<string, string>;
export type QuestionKind = NewSurvey['questions'][number]['kind'];
export const KINDS: readonly QuestionKind[] = ['single', 'multiple', 'scale', 'number', 'text', 'point', 'line', 'area'];
export const CHOICES: readonly QuestionKind[] = ['single', 'multiple'];
export const SPANS: readonly QuestionKind[] = ['scale', 'number'];

/** A question as it is written: options one a line, in each language in the same order. */
export interface WrittenQuestion {
  kind: QuestionKind;
  label: Texts;
  options: Texts;
  least: number | null;
  most: number | null;
  unit: string;
  required: boolean;
}

export const newQuestion = (): WrittenQuestion => ({ kind: 'single', label: {}, options: {}, least: null, most: null, unit: '', required: false });

/** Languages of this page, each with its easy words behind it, that a form does not have yet; easy words only beside usual ones. */
export function furtherLanguages(all: readonly string[], chosen: readonly string[]): string[] {
  if (chosen.length >= MOST_LANGUAGES) return [];
  return all.flatMap((language) => [language, ...(chosen.includes(language) ? [`${language}${EASY}`] : [])]).filter((tag) => !chosen.includes(tag));
}

/** The languages of a form without one, and without its easy words. */
export const withoutLanguage = (chosen: readonly string[], gone: string): string[] => chosen.filter((tag) => tag !== gone && tag !== `${gone}${EASY}`);

/** What a language is called on this page. */
export function languageName(tag: string): string {
  const language = new Intl.DisplayNames([catalogue.tag], { type: 'language' }).of(tag.replace(EASY, '')) ?? tag;
  return tag.endsWith(EASY) ? t('web-office-language-easy', { language }) : language;
}

/** What is written of a text, in the languages of the form. */
export function texts(said: Texts, languages: readonly string[]): Texts {
  return Object.fromEntries(languages.map((language) => [language, (said[language] ?? '').trim()]).filter(([, text]) => text));
}

/** A question as the server takes it; its name is its place. */
export function questionOf(asked: WrittenQuestion, place: number, languages: readonly string[]) {
  const lines = languages.map((language) => (asked.options[language] ?? '').split('\n').map((line) => line.trim()).filter(Boolean));
  const count = Math.max(...lines.map(({ length }) => length));
  const option = (at: number) => texts(Object.fromEntries(languages.map((language, of) => [language, lines[of]![at] ?? ''])), languages);
  const options = Array.from({ length: count }, (_, at) => [`o${at + 1}`, option(at)] as const);
  const spans = SPANS.includes(asked.kind);
  return {
    name: `q${place + 1}`, kind: asked.kind, label: texts(asked.label, languages), required: asked.required,
    ...(CHOICES.includes(asked.kind) && { options: Object.fromEntries(options) }),
    ...(spans && { least: asked.least, most: asked.most, unit: asked.unit.trim() }),
  };
}
