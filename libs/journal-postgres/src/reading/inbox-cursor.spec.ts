import { describe, expect, it } from '@jest/globals';
import { decodeCursor, encodeCursor, type InboxPlace } from './inbox-cursor.js';

const place: InboxPlace = {
  sortAt: '2026-11-23T01:00:00.000Z',
  since: '2026-11-20T01:00:00.000Z',
  caseId: 'c1',
  stepId: 'Check#1',
  duty: 'act',
};
const decoded = (change: Partial<InboxPlace>) => decodeCursor(encodeCursor({ ...place, ...change }));

describe('a cursor', () => {
  it('names the place that it was made of', () => {
    expect(decoded({})).toEqual({ ok: true, value: place });
    expect(decoded({ sortAt: 'infinity' })).toMatchObject({ ok: true });
  });

  it.each<[string, Partial<InboxPlace>]>([
    ['no time', { since: 'yesterday' }],
    ['a day that does not exist', { sortAt: '2026-13-41T01:00:00.000Z' }],
    ['a NUL, which the database refuses', { caseId: 'c\u0000' }],
  ])('is broken with %s', (_, change) => {
    expect(decoded(change)).toMatchObject({ ok: false, error: { code: 'CURSOR.BROKEN' } });
  });
});
