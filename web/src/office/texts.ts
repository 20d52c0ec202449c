/** What an officer writes in one language or more, and what the server takes of it. */
import type { NewSurvey } from '../api/office';

export const LANGUAGES = ['en', 'zh'] as const;
export type Texts = Record<(typeof LANGUAGES)[number], string>;
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

export const newQuestion = (): WrittenQuestion => ({ kind: 'single', label: { en: '', zh: '' }, options: { en: '', zh: '' }, least: null, most: null, unit: '', required: false });

/** Languages in which something is written. */
export function texts(said: Texts): Partial<Texts> {
  return Object.fromEntries(LANGUAGES.map((language) => [language, said[language].trim()]).filter(([, text]) => text));
}

/** A question as the server takes it; its name is its place. */
export function questionOf(asked: WrittenQuestion, place: number) {
  const lines = LANGUAGES.map((language) => asked.options[language].split('\n').map((line) => line.trim()).filter(Boolean));
  const count = Math.max(...lines.map(({ length }) => length));
  const options = Array.from({ length: count }, (_, at) => [`o${at + 1}`, texts({ en: lines[0]![at] ?? '', zh: lines[1]![at] ?? '' })] as const);
  const spans = SPANS.includes(asked.kind);
  return {
    name: `q${place + 1}`, kind: asked.kind, label: texts(asked.label), required: asked.required,
    ...(CHOICES.includes(asked.kind) && { options: Object.fromEntries(options) }),
    ...(spans && { least: asked.least, most: asked.most, unit: asked.unit.trim() }),
  };
}
