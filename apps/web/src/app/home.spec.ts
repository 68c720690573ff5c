import { describe, expect, it } from '@jest/globals';
import type { Session } from '@vinhdanh/contracts';
import { hasInbox, homeOf, mayAudit, mayStart } from './home.js';

const sessionWith = (...roles: string[]): Session => ({
  person: {
    personId: 'p',
    name: 'Cầm Thị Yên',
    post: '',
    memberships: roles.map((role) => ({ role, org: 'o', orgNameVi: '', orgNameEn: '' })),
  },
  csrfToken: '',
  demo: true,
});

describe('where a person begins', () => {
  it('is the inbox for those who work on cases', () => {
    expect(homeOf(sessionWith('unit-officer'))).toBe('/inbox');
    expect(mayStart(sessionWith('unit-officer'))).toBe(true);
    expect(mayAudit(sessionWith('unit-officer'))).toBe(false);
  });

  it('is the search for those who only audit', () => {
    expect(homeOf(sessionWith('auditor'))).toBe('/audit/cases');
    expect(hasInbox(sessionWith('auditor'))).toBe(false);
    expect(mayStart(sessionWith('auditor'))).toBe(false);
  });

  it('is the inbox for those who do both', () => {
    expect(homeOf(sessionWith('auditor', 'clerk'))).toBe('/inbox');
    expect(mayAudit(sessionWith('auditor', 'clerk'))).toBe(true);
  });
});
