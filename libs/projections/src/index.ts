export type { CaseHeaderRow, InboxRow, NoticeRow } from './rows.js';
export { inboxDifference, inboxRows } from './inbox.js';
export { caseHeader } from './case-header.js';
export { noticesOf } from './notices.js';
