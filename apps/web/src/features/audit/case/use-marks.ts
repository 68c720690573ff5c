import { useQueries, type UseQueryResult } from '@tanstack/react-query';
import type { AuditMarks, AuditMarksPage } from '@vinhdanh/contracts/audit';
import { useCallback } from 'react';
import { auditMarksQuery } from '../../../api/audit-queries.js';
import { chunksAround, pageOf } from './event-window.js';

/** The marks after one event out of the pages that have come, or null when its page has not. Pure. */
export function marksAt(
  pages: readonly (AuditMarksPage | undefined)[],
  version: number,
): readonly AuditMarks[] | null {
  const items = pages.find((page) => page?.items.some((item) => item.version === version))?.items ?? [];
  return items.findLast((item) => item.version <= version && item.marks !== null)?.marks ?? null;
}

/**
 * Where the case stood on its drawings after an event. All of the window come at once, so that a step of the slider
 * is a repainting alone; null while they have not.
 */
export function useMarks(caseId: string, total: number, version: number): readonly AuditMarks[] | null {
  const combine = useCallback(
    (results: readonly UseQueryResult<AuditMarksPage>[]) =>
      marksAt(
        results.map(({ data }) => data),
        version,
      ),
    [version],
  );
  return useQueries({
    queries: chunksAround(version, total).map((chunk) => auditMarksQuery(caseId, ...pageOf(chunk, total))),
    combine,
  });
}
