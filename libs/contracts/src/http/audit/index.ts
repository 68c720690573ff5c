export { accessEntrySchema, accessKindSchema, accessPageSchema, accessQuerySchema } from './access-log.js';
export type { AccessEntry, AccessKind, AccessPage, AccessQuery } from './access-log.js';
export {
  auditCaseItemSchema,
  auditCasesPageSchema,
  auditCasesQuerySchema,
  auditCaseViewSchema,
} from './cases.js';
export type { AuditCaseItem, AuditCasesPage, AuditCasesQuery, AuditCaseView } from './cases.js';
export { auditDiagramSchema, type AuditDiagram } from './diagram.js';
export { auditDifferenceQuerySchema, auditDifferenceSchema } from './difference.js';
export type { AuditDifference, AuditDifferenceQuery } from './difference.js';
export {
  auditEventSchema,
  auditEventsPageSchema,
  auditEventsQuerySchema,
  auditImportanceSchema,
} from './events.js';
export type { AuditEvent, AuditEventsPage, AuditEventsQuery } from './events.js';
export { auditFieldSchema, type AuditField } from './field.js';
export {
  auditMomentQuerySchema,
  auditMomentTextSchema,
  auditTimeSchema,
  type AuditMomentQuery,
} from './moment.js';
export { auditPackRequestSchema, type AuditPackRequest } from './packs.js';
export { auditPageQuerySchema, type AuditPageQuery } from './page-query.js';
export { auditPersonSchema, type AuditPerson } from './person-ref.js';
export {
  awardsThenQuerySchema,
  awardsThenSchema,
  inboxThenQuerySchema,
  inboxThenSchema,
} from './questions.js';
export type { AwardsThen, AwardsThenQuery, InboxThen, InboxThenQuery } from './questions.js';
export { auditRedecisionSchema, type AuditRedecision } from './redecision.js';
export { auditRefusalSchema, auditRefusalsPageSchema } from './refusals.js';
export type { AuditRefusal, AuditRefusalsPage } from './refusals.js';
export { auditMarksSchema, auditStateSchema, type AuditMarks, type AuditState } from './state.js';
export {
  auditEventPlaceSchema,
  auditFindingSchema,
  auditLogReportSchema,
  auditProgressSchema,
  auditReportSchema,
} from './verification.js';
export type { AuditEventPlace, AuditFinding, AuditProgress, AuditReport } from './verification.js';
export { auditConditionSchema, auditWhySchema, type AuditCondition, type AuditWhy } from './why.js';
export { auditMarksPageSchema, type AuditMarksPage } from './marks.js';
export { auditOfficesSchema, type AuditOffices } from './offices.js';
