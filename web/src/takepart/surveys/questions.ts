/** Which questions of a survey are asked by now. */
import type { SurveyQuestion } from '../../api/questionnaires';
import { degreesText } from '../../text/say.svelte';

export type Given = string | number | string[] | [number, number][] | null;
export type Answers = Record<string, Given>;

/** What was chosen, as names: of a scale the number. */
export function chosen(answer: Given | undefined): string[] {
  if (answer === null || answer === undefined || answer === '') return [];
  return (Array.isArray(answer) ? answer : [answer]).map(String);
}

/** The questions that are not skipped, as the server skips them. */
export function reached(questions: readonly SurveyQuestion[], answers: Answers): SurveyQuestion[] {
  const found = new Map<string, SurveyQuestion>();
  for (const question of questions) {
    const met = Object.entries(question.when).every(([name, of]) => found.has(name) && chosen(answers[name]).some((one) => of.includes(one)));
    if (met) found.set(question.name, question);
  }
  return [...found.values()];
}

/** Answers to what is asked, without those that say nothing. */
export function given(questions: readonly SurveyQuestion[], answers: Answers): Answers {
  const asked = reached(questions, answers).map(({ name }) => name);
  return Object.fromEntries(asked.map((name) => [name, answers[name] ?? null] as const).filter(([, answer]) => answer !== null && answer !== '' && !(Array.isArray(answer) && !answer.length)));
}

/** An answer in the words of its question: options by their labels, places in degrees of latitude and longitude. */
export function answerText(question: SurveyQuestion | undefined, answer: Given, comma: string): string {
  if (Array.isArray(answer) && answer.every((one) => Array.isArray(one))) return answer.map(([longitude, latitude]) => degreesText({ longitude, latitude })).join('; ');
  return chosen(answer).map((name) => question?.options.find((option) => option.name === name)?.label ?? name).join(comma);
}
