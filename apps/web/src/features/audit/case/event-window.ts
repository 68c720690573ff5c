import { useQueries, type UseQueryResult } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { AuditEvent, AuditEventsPage } from '@vinhdanh/contracts/audit';
import { auditEventsQuery } from '../../../api/audit-queries.js';

/** Events that come with one request. */
export const chunkEvents = 200;
/** The chunk that one stands in, and one on either side: as many events as a page can draw without thinking. */
const sideChunks = 1;

export interface EventWindow {
  /** Events that are at hand, without gaps, around the current one. */
  readonly events: readonly AuditEvent[];
  /** Events of the case before the first and after the last that are at hand. */
  readonly earlier: number;
  readonly later: number;
  /** Whether the current event itself is not there yet. */
  readonly pending: boolean;
  readonly error: unknown;
  readonly retry: () => void;
}

/** The chunks that a window around `version` is made of, by number from 0. Pure. */
export function chunksAround(version: number, total: number): readonly number[] {
  const last = Math.max(0, Math.ceil(total / chunkEvents) - 1);
  const here = Math.min(last, Math.floor((version - 1) / chunkEvents));
  const from = Math.max(0, here - sideChunks);
  const to = Math.min(last, here + sideChunks);
  return Array.from({ length: to - from + 1 }, (_, n) => from + n);
}

/** `after` and `limit` of one chunk. Pure. */
export const pageOf = (chunk: number, total: number): readonly [after: number, limit: number] => {
  const after = chunk * chunkEvents;
  return [after, Math.min(chunkEvents, total - after)];
};

/** What lies without a gap around one page of a row of pages, some of which have not come. Pure. */
export function withoutGap<Item>(
  pages: readonly (readonly Item[] | undefined)[],
  place: number,
): readonly Item[] {
  let [from, to] = [place, place];
  if (pages[place] === undefined) return [];
  while (pages[from - 1] !== undefined) from -= 1;
  while (pages[to + 1] !== undefined) to += 1;
  return pages.slice(from, to + 1).flatMap((page) => page ?? []);
}

/**
 * The events around the current one of a case that may have thousands: only they are asked for and kept on the
 * page, the rest is counted.
 */
export function useEventWindow(caseId: string, total: number, version: number): EventWindow {
  const chunks = chunksAround(version, total);
  const first = chunks[0] ?? 0;
  const place = Math.min(chunks.length - 1, Math.floor((version - 1) / chunkEvents) - first);
  const combine = useCallback(
    (results: readonly UseQueryResult<AuditEventsPage>[]): EventWindow => {
      const events = withoutGap(
        results.map(({ data }) => data?.items),
        place,
      );
      const failed = results.find(({ error, data }) => error !== null && data === undefined);
      return {
        events,
        earlier: (events[0]?.version ?? 1) - 1,
        later: events.length === 0 ? 0 : Math.max(0, total - (events.at(-1)?.version ?? 0)),
        pending: events.length === 0,
        error: failed?.error ?? null,
        retry: () => void failed?.refetch(),
      };
    },
    [place, total],
  );
  return useQueries({
    queries: chunks.map((chunk) => auditEventsQuery(caseId, ...pageOf(chunk, total))),
    combine,
  });
}
