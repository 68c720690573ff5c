export type { CaseHeaderRow, InboxRow, NoticeRow } from './rows.js';
export { inboxDifference, inboxRows } from './inbox.js';
export { caseHeader } from './case-header.js';
export { noticesOf } from './notices.js';
export { caseHistory, type HistoryLine, type HistoryNames, type HistoryRecord } from './history.js';
export { fieldWords, paperWords, resultWords, roleWords, type Words } from './vocabulary.js';
