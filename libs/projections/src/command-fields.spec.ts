import { describe, expect, it } from '@jest/globals';
import { counts, fiveDecisions } from '@vinhdanh/awards/testing';
import { commandFields } from './command-fields.js';

const names = {
  person: () => undefined,
  org: (org: string) => ({ vi: `Cơ quan ${org}`, en: `Office ${org}` }),
};

describe('what a command was given with, in words', () => {
  it('names the step, its outcome and the ballot as the path does', () => {
    const fields = commandFields(
      fiveDecisions,
      { args: { stepId: 'Council#1', outcome: 'pass', ballot: { ...counts(9) } }, personal: { note: 'Đủ.' } },
      names,
    );
    expect(fields.map(({ path, label, value, personal }) => [path, label.vi, value?.vi, personal])).toEqual([
      ['stepId', 'Bước', 'Hội đồng cơ sở bình xét', false],
      ['outcome', 'Kết luận', expect.any(String), false],
      ['ballot', 'Kết quả bỏ phiếu', expect.stringContaining('9/11 thành viên'), false],
      ['note', 'Ghi chú', 'Đủ.', true],
    ]);
  });

  it('goes into what holds more, and calls a field as the form does', () => {
    const fields = commandFields(
      fiveDecisions,
      {
        args: { facts: { isLeader: true, agencies: ['thue'] }, route: { unit: 'khoa' }, unknown: 3 },
        personal: { personal: { name: 'Lò Thị Mẩy', post: null }, reasons: { post: 'Ghi rõ.' } },
      },
      names,
    );
    expect(fields.map(({ path, label, value }) => [path, label.vi, value?.vi])).toEqual([
      ['facts.isLeader', 'Là cán bộ lãnh đạo', 'Có'],
      ['facts.agencies', 'Cơ quan được hỏi ý kiến', '["thue"]'],
      ['route.unit', 'Nơi xử lý: unit', 'Cơ quan khoa'],
      ['unknown', 'unknown', '3'],
      ['personal.name', 'Họ và tên, hoặc tên tập thể', 'Lò Thị Mẩy'],
      ['reasons.post', 'Lý do: Chức vụ', 'Ghi rõ.'],
    ]);
  });

  it('says nothing of what is sealed when the key is destroyed', () => {
    expect(commandFields(fiveDecisions, { args: {}, personal: null }, names)).toEqual([]);
  });
});
