export { problemSchema, type Problem } from './http/problem.js';
export {
  membershipSchema,
  personaSchema,
  personSchema,
  sessionSchema,
  signInSchema,
  type Person,
  type Persona,
  type Session,
  type SignIn,
} from './http/session.js';
export {
  ballotCountsSchema,
  commandAnswerSchema,
  commentSchema,
  decideStepSchema,
  messageSchema,
  personalFactsSchema,
  returnStepSchema,
  startNominationSchema,
  supplementSchema,
  type AddComment,
  type CommandAnswer,
  type DecideStep,
  type ReturnStep,
  type SendMessage,
  type EarlierAward,
  type StartNomination,
  type SubmitSupplement,
} from './http/commands.js';
export {
  judgementReasonsSchema,
  judgementSchema,
  type Judgement,
  type JudgementReasons,
} from './http/judgement.js';
export {
  inboxItemSchema,
  inboxPageSchema,
  inboxQuerySchema,
  inboxTabSchema,
  noticeSchema,
  type InboxItem,
  type InboxPage,
  type InboxQuery,
  type InboxTab,
  type Notice,
} from './http/inbox.js';
export {
  actionSchema,
  caseViewSchema,
  diagramSchema,
  historyEntrySchema,
  historyPageSchema,
  openStepSchema,
  type Action,
  type CaseView,
  type Diagram,
  type HistoryEntry,
  type HistoryPage,
  type OpenStep,
} from './http/case-view.js';
export { startOptionsSchema, type StartOptions } from './http/reference.js';
