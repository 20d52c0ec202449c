import { describe, expect, it } from 'vitest';
import type { SurveyQuestion } from '../../api/questionnaires';
import { given, reached } from './questions';

const question = (name: string, when: Record<string, string[]> = {}): SurveyQuestion => ({ name, kind: 'single', label: name, options: [], least: null, most: null, unit: '', required: false, when });
const QUESTIONS = [question('walks'), question('why', { walks: ['no'] }), question('cars', { why: ['cars'] }), question('safe', { scale: ['3'] })];

describe('questions that are skipped', () => {
  it('are those whose answers before were not given', () => {
    expect(reached(QUESTIONS, { walks: 'yes' }).map(({ name }) => name)).toEqual(['walks']);
    expect(reached(QUESTIONS, { walks: 'no', why: ['dark', 'cars'] }).map(({ name }) => name)).toEqual(['walks', 'why', 'cars']);
  });
  it('are skipped with the question that they hang on, whatever was answered to it before', () => {
    expect(given(QUESTIONS, { walks: 'yes', why: ['cars'], cars: 'many' })).toEqual({ walks: 'yes' });
  });
  it('leave out what says nothing', () => {
    expect(given(QUESTIONS, { walks: 'no', why: [] })).toEqual({ walks: 'no' });
  });
});
