import type { Session } from '@vinhdanh/contracts';

const startRoles: readonly string[] = ['unit-officer', 'unit-head'];
const auditRole = 'auditor';

const holds = (session: Session, roles: readonly string[]): boolean =>
  session.person.memberships.some(({ role }) => roles.includes(role));

/*
 * Who is shown the way where. The services decide what anybody may do; this only keeps the rail to what a
 * person works with.
 */

/** May this person start nominations? */
export const mayStart = (session: Session): boolean => holds(session, startRoles);

/** Does this person read the record? */
export const mayAudit = (session: Session): boolean => holds(session, [auditRole]);

/** Does this person work on cases? Somebody who only audits has no inbox. */
export const hasInbox = (session: Session): boolean =>
  session.person.memberships.length === 0 ||
  session.person.memberships.some(({ role }) => role !== auditRole);

/** The page that a person begins at. */
export const homeOf = (session: Session): '/inbox' | '/audit/cases' =>
  hasInbox(session) ? '/inbox' : '/audit/cases';
