import { expect, it } from 'vitest';
import { likeOf } from './like';

const LIKE = [{ value: 30, words: 'a whisper' }, { value: 40, words: 'a refrigerator' }, { value: 60, words: 'a conversation' }];

it.each([
  [30, 'a whisper'],
  [34.9, 'a whisper'],
  [35.1, 'a refrigerator'],
  [49, 'a refrigerator'],
  [70, 'a conversation'],
  [24, null],
  [71, null],
  [null, null],
])('says of %s that it is like %s', (value, words) => expect(likeOf(value, LIKE)).toBe(words));

it('says nothing where nothing has words', () => expect(likeOf(40, [])).toBeNull());
