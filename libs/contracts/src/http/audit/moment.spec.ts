import { describe, expect, it } from '@jest/globals';
import { auditMomentQuerySchema, auditMomentTextSchema } from './moment.js';

describe('a moment in a question', () => {
  it.each([
    [{}, {}],
    [{ version: '12' }, { version: 12 }],
    [{ at: '2026-11-05T15:30:00+07:00' }, { at: '2026-11-05T08:30:00.000Z' }],
    [{ at: '2026-11-05T15:30:00Z' }, { at: '2026-11-05T15:30:00.000Z' }],
  ])('%j', (given, read) => {
    expect(auditMomentQuerySchema.parse(given)).toEqual(read);
  });

  it.each([
    { version: '1', at: '2026-11-05T15:30:00Z' },
    { version: 'x' },
    { version: '1.5' },
    { at: 'yesterday' },
    { at: '2026-11-05T15:30:00' },
    { at: '2026-13-05T15:30:00Z' },
    { at: '' },
  ])('refuses %j', (given) => {
    expect(auditMomentQuerySchema.safeParse(given).success).toBe(false);
  });

  it('is a version or a time in one text', () => {
    expect(auditMomentTextSchema.parse('7')).toEqual({ version: 7 });
    expect(auditMomentTextSchema.parse('2026-11-05T15:30:00.5+07:00')).toEqual({
      at: '2026-11-05T08:30:00.500Z',
    });
    for (const wrong of ['', '-1', '1e3', '99999999999999999999', 'now', '2026-11-05'])
      expect({ wrong, ok: auditMomentTextSchema.safeParse(wrong).success }).toEqual({ wrong, ok: false });
  });
});
