import { describe, expect, it } from '@jest/globals';
import { supplementBody } from './dossier-fields.js';

describe('a supplement', () => {
  const before = {
    name: 'Lò Thị Mẩy',
    achievements: 'cũ',
    isLeader: false,
    achievementFrom: '2021-09-01',
    post: null,
  };

  it('sends only what differs, sorted into facts and personal', () => {
    const after = { ...before, achievements: 'mới', isLeader: true };
    expect(supplementBody(before, after, ' đã sửa ')).toEqual({
      facts: { isLeader: true },
      personal: { achievements: 'mới' },
      note: 'đã sửa',
    });
  });

  it('sends the whole list of earlier awards once one of it differs', () => {
    const rows = [{ code: 'CSTDCS', year: '2024', schoolYear: false, decisionNumber: '12/QĐ-BV' }];
    const stated = { code: 'CSTDCS', year: 2024, schoolYear: false, decisionNumber: '12/QĐ-BV' };
    expect(supplementBody({ ...before, earlierAwards: [] }, { ...before, earlierAwards: rows }, '')).toEqual({
      facts: {},
      personal: { earlierAwards: [stated] },
    });
    expect(supplementBody({ earlierAwards: rows }, { earlierAwards: [...rows] }, '').personal).toEqual({});
  });

  it('may be a message or a document alone', () => {
    expect(supplementBody(before, before, '')).toEqual({ facts: {}, personal: {} });
  });
});
