import { awardPeriod } from './award-period.js';
import { caseList } from './case-list.js';
import { caseSearch } from './case-search.js';
import { caseStatistic } from './case-statistic.js';
import { inboxPeriod } from './inbox-period.js';
import type { ProjectionTable } from './projection-table.js';

/** Every projection that follows the sealed log. */
export const projectionTables: readonly ProjectionTable[] = [
  caseList,
  caseSearch,
  caseStatistic,
  inboxPeriod,
  awardPeriod,
];
