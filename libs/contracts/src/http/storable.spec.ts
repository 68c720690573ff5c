import { describe, expect, it } from '@jest/globals';
import { commentSchema, decideStepSchema, returnStepSchema, startNominationSchema } from './commands.js';
import { inboxQuerySchema } from './inbox.js';
import { signInSchema } from './session.js';

const start = (name: string) => ({
  awardKind: 'HCLD3',
  unit: 'ward',
  subjectKind: 'individual',
  isLeader: false,
  isDirectWorker: true,
  achievementFrom: '2021-01-01',
  achievementTo: '2025-12-31',
  personal: { name, birthDate: null, post: null, achievements: 'Giỏi.' },
});
const bodies = (text: string) =>
  [
    ['a nominee', startNominationSchema.safeParse(start(text))],
    ['a note', decideStepSchema.safeParse({ outcome: 'approve', note: text })],
    ['a reason', returnStepSchema.safeParse({ reasons: { post: text } })],
    ['a field of a reason', returnStepSchema.safeParse({ reasons: { [text]: 'Thiếu.' } })],
    ['a comment', commentSchema.safeParse({ text })],
    ['a search', inboxQuerySchema.safeParse({ q: text })],
    ['a level', inboxQuerySchema.safeParse({ level: text })],
    ['an award', inboxQuerySchema.safeParse({ awardKind: text })],
    ['a user name', signInSchema.safeParse({ username: text, password: 'x' })],
  ] as const;

describe('a text that the record cannot hold', () => {
  it.each([
    ['NUL', 'a\u0000b'],
    ['half of a surrogate pair', 'a\ud800b'],
  ])('is refused wherever it comes: %s', (_, text) => {
    expect(bodies(text).filter(([, { success }]) => success)).toEqual([]);
  });

  it('is none of those that people write', () => {
    expect(bodies('Lò Thị Mây 🏅').filter(([, { success }]) => !success)).toEqual([]);
  });
});
