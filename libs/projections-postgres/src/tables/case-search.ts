import { searchWords } from '@vinhdanh/projections';
import { copyRows } from '../copy-rows.js';
import type { FoldedCase } from '../record/case-folder.js';
import { vectorOf } from '../word-vector.js';
import type { ProjectionTable } from './projection-table.js';

const wordsOf = ({ changes }: FoldedCase): string => vectorOf(searchWords(changes.header));

/** The words that a case is found by; gone when its nominee is erased. */
export const caseSearch: ProjectionTable = {
  projection: 'search',
  table: 'case_search',
  fill: (client, table, cases) =>
    copyRows(
      client,
      `vinhdanh.${table} (tenant, case_id, words)`,
      cases.map((folded) => [folded.tenant, folded.caseId, wordsOf(folded)]),
    ),
  apply: async (client, table, cases) => {
    await client.query(
      `INSERT INTO vinhdanh.${table} AS s (tenant, case_id, words)
         SELECT tenant, case_id, words::tsvector FROM unnest($1::text[], $2::text[], $3::text[]) AS r(tenant, case_id, words)
         ON CONFLICT (tenant, case_id) DO UPDATE SET words = excluded.words WHERE s.words <> excluded.words`,
      [cases.map(({ tenant }) => tenant), cases.map(({ caseId }) => caseId), cases.map(wordsOf)],
    );
  },
};
