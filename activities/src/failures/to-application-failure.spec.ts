import { describe, expect, it } from '@jest/globals';
import { conflict, Defect, rejection, transient } from '@vinhdanh/kernel';
import { thrownToFailure, toApplicationFailure } from './to-application-failure.js';

describe('the words for what goes wrong, as Temporal failures', () => {
  it.each([
    ['a rejection', rejection('STEP.CLOSED', { by: 'Lò Thị Mẩy' }), 'STEP.CLOSED', true],
    ['a conflict', conflict('REVISION.STALE'), 'REVISION.STALE', false],
    ['something transient', transient('RETRY.LATER', 500), 'RETRY.LATER', false],
    ['a defect', new Defect('JOURNAL.GAP', 'case-1 ends at 4'), 'JOURNAL.GAP', true],
  ])('%s carries its code and says whether it is tried again', (_what, failure, type, nonRetryable) => {
    const mapped = toApplicationFailure(failure);
    expect(mapped).toMatchObject({ type, nonRetryable, message: type });
    expect(JSON.stringify(mapped)).not.toContain('Lò');
  });

  it('tries again after a lost connection, and quotes nothing', () => {
    const lost = Object.assign(new Error('connect ECONNREFUSED 10.0.0.7:5432'), { code: 'ECONNREFUSED' });
    expect(thrownToFailure(lost)).toMatchObject({
      type: 'ECONNREFUSED',
      message: 'ECONNREFUSED',
      nonRetryable: false,
    });
    expect(thrownToFailure('odd')).toMatchObject({ type: 'UNEXPECTED', nonRetryable: false });
  });
});
