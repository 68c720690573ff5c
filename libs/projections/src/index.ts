export type { CaseHeaderRow, InboxRow, NoticeRow } from './rows.js';
