import { limits } from '@vinhdanh/kernel';
import { describe, expect, it } from '@jest/globals';
import { fiveDecisions, given, longPath, people } from '../../testing/index.js';

const withdraw = { type: 'SendMessage', name: 'withdraw', note: 'Đơn vị xin rút.' } as const;
const file = {
  type: 'AttachFile',
  fileId: 'f1',
  fileName: 'Báo cáo Bí Mật.pdf',
  sha256: 'b'.repeat(64),
  bytes: 10,
  mediaType: 'application/pdf',
} as const;
const comment = { type: 'AddComment', commentId: 'k1', text: 'Đề nghị xem lại.' } as const;

describe('SendMessage', () => {
  it('withdraws a nomination from wherever it stands', () => {
    const walk = given(longPath).decide(people.unitHead, 'Submit').when(people.unitHead, withdraw);
    expect(walk.last[0]).toEqual({
      type: 'MessageReceived',
      name: 'withdraw',
      by: people.unitHead.personId,
      personal: { note: withdraw.note },
    });
    expect(walk.state).toMatchObject({ status: 'concluded', result: 'withdrawn', steps: {} });
    expect(walk.state.closedSteps['Receive#1']).toMatchObject({ by: null, outcome: null });
  });

  it('is for the sender whom the path names', () => {
    expect(given(longPath).when(people.officer, withdraw).rejected).toMatchObject({
      code: 'AUTH.NOT_ALLOWED',
      details: { role: 'unit-head' },
    });
  });

  it('refuses what nothing waits for', () => {
    expect(given(fiveDecisions).when(people.unitHead, withdraw).rejected?.code).toBe('MESSAGE.NOT_EXPECTED');
    const over = given(longPath).when(people.unitHead, withdraw).when(people.unitHead, withdraw);
    expect(over.rejected).toMatchObject({ code: 'CASE.CONCLUDED', details: { result: 'withdrawn' } });
  });
});

describe('AddComment and AttachFile', () => {
  it('let who holds an open step add to the case; a file moves the dossier, a comment does not', () => {
    const walk = given(fiveDecisions).when(people.unitHead, comment);
    expect(walk.state).toMatchObject({
      dossierRevision: 1,
      comments: [{ text: comment.text, by: people.unitHead.personId }],
    });
    walk.when(people.unitHead, file);
    expect(walk.state).toMatchObject({
      dossierRevision: 2,
      attachments: [{ fileName: file.fileName, sha256: file.sha256 }],
    });
  });

  it('refuse who holds none', () => {
    expect(given(fiveDecisions).when(people.officer, comment).rejected?.code).toBe('AUTH.NOT_ALLOWED');
    expect(given(fiveDecisions).when(people.chair, file).rejected?.code).toBe('AUTH.NOT_ALLOWED');
  });

  it('let anybody at the unit add while the dossier is there', () => {
    const walk = given(longPath)
      .decide(people.unitHead, 'Submit')
      .when(people.grassrootsSecretary, {
        type: 'ReturnStep',
        stepId: 'Receive#1',
        reasons: { files: 'Thiếu biên bản.' },
      });
    expect(walk.when(people.officer, file).rejected).toBeNull();
    expect(walk.when(people.unitHead, comment).rejected).toBeNull();
    expect(walk.when(people.secretary, comment).rejected?.code).toBe('AUTH.NOT_ALLOWED');
  });

  it.each([
    ['a comment of nothing', { ...comment, text: '  ' }, 'REQUEST.INVALID'],
    [
      'a comment beyond its limit',
      { ...comment, text: 'a'.repeat(limits.commentCharsMax + 1) },
      'REQUEST.INVALID',
    ],
    ['a hash that is none', { ...file, sha256: 'zz' }, 'REQUEST.INVALID'],
    ['bytes that are no number', { ...file, bytes: -1 }, 'REQUEST.INVALID'],
    ['a file beyond its limit', { ...file, bytes: limits.attachmentBytesMax + 1 }, 'ATTACHMENT.TOO_LARGE'],
  ])('refuse %s', (_title, command, code) => {
    expect(given(fiveDecisions).when(people.unitHead, command).rejected?.code).toBe(code);
  });

  it('refuse one file more than a case may hold, and anything once the case is over', () => {
    const walk = given(fiveDecisions);
    for (let n = 0; n < limits.attachmentsPerCaseMax; n++)
      walk.when(people.unitHead, { ...file, fileId: `f${n}` });
    expect(walk.rejected).toBeNull();
    expect(walk.when(people.unitHead, file).rejected?.code).toBe('ATTACHMENT.TOO_MANY');
    const over = given(longPath).when(people.unitHead, withdraw);
    expect(over.when(people.unitHead, comment).rejected?.code).toBe('CASE.CONCLUDED');
  });
});
