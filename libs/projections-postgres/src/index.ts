export { copyRows, type CopyValue } from './copy-rows.js';
export type { UnreadableCase } from './record/case-folder.js';
export { Follower, type FollowerParts, type FollowOutcome } from './follow/follower.js';
export {
  abandonRebuilds,
  rebuildProjections,
  RebuildUnderWay,
  type RebuildClients,
  type RebuildParts,
  type RebuildProgress,
  type RebuildReport,
} from './rebuild/rebuild-projections.js';
export {
  projectionNames,
  readRebuilding,
  type ProjectionName,
  type Rebuilding,
} from './rebuild/rebuild-state.js';
export { projectionStatus, type ProjectionStatus } from './rebuild/projection-status.js';
export { searchCases, type CaseLine, type CasePage, type CaseQuestion } from './reading/search-cases.js';
export { inboxAt, type InboxAtQuestion, type PastInboxLine, type PastInboxPage } from './reading/inbox-at.js';
export { awardsAt, type PastAwards } from './reading/awards-at.js';
export { caseStatistics, type CaseStatistics, type StatisticsQuestion } from './reading/case-statistics.js';
