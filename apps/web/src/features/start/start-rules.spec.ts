import { describe, expect, it } from '@jest/globals';
import { emptyValues, type StartValues } from './draft.js';
import { startBody, startFaults } from './start-rules.js';

const today = '2026-11-23';
const good: StartValues = {
  ...emptyValues,
  awardKind: 'HCLD3',
  unit: 'khoa-hoi-suc',
  name: 'Lò Thị Mẩy',
  achievementFrom: '2021-09-01',
  achievementTo: '2026-08-31',
  achievements: 'Năm năm liền hoàn thành xuất sắc nhiệm vụ.',
};

describe('the nomination form', () => {
  it('has no fault when all is given', () => {
    expect(startFaults(good, today)).toEqual({});
  });

  it('names every field that is missing', () => {
    expect(Object.keys(startFaults(emptyValues, today)).sort()).toEqual([
      'achievementFrom',
      'achievementTo',
      'achievements',
      'awardKind',
      'name',
      'unit',
    ]);
  });

  it.each([
    [{ achievementTo: '2021-09-01' }, { achievementTo: 'order' }],
    [{ achievementTo: '2027-01-01' }, { achievementTo: 'future' }],
    [{ achievementFrom: '1/13' }, { achievementFrom: 'date' }],
    [{ birthDate: 'không rõ' }, { birthDate: 'date' }],
    [
      { earlierAwards: [{ code: 'CSTDCS', year: '24', schoolYear: false, decisionNumber: '1' }] },
      { earlierAwards: 'row' },
    ],
    [{ name: 'a'.repeat(201) }, { name: 'long' }],
    [{ achievements: 'a'.repeat(4_001) }, { achievements: 'long' }],
  ])('%p is at fault: %p', (part, faults) => {
    expect(startFaults({ ...good, ...part }, today)).toEqual(faults);
  });

  it('sends no personal fields of a person for a collective', () => {
    const body = startBody({
      ...good,
      subjectKind: 'collective',
      birthDate: '1984-03-12',
      post: 'Bác sĩ',
      isLeader: true,
    });
    expect(body).toMatchObject({
      isLeader: false,
      isDirectWorker: false,
      personal: { birthDate: null, post: null },
    });
  });

  it('writes names in one Unicode form, so that they are found again', () => {
    expect(startBody({ ...good, name: 'Mẩy'.normalize('NFD') }).personal.name).toBe('Mẩy'.normalize('NFC'));
  });
});
