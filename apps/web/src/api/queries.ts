import type { InboxTab } from '@vinhdanh/contracts';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import {
  fetchCase,
  fetchDiagram,
  fetchHistory,
  fetchInbox,
  fetchNotices,
  fetchPersonas,
  fetchSession,
  fetchStartOptions,
} from './endpoints.js';
import { ProblemError } from './problem-error.js';

export interface InboxFilter {
  readonly tab: InboxTab;
  readonly q?: string | undefined;
  readonly level?: string | undefined;
  readonly awardKind?: string | undefined;
}

const rowsPerPage = 100;

/** Null means: nobody is signed in. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async () => {
    try {
      return await fetchSession();
    } catch (error) {
      if (error instanceof ProblemError && error.problem.status === 401) return null;
      throw error;
    }
  },
  staleTime: 5 * 60_000,
});
export const personasQuery = queryOptions({
  queryKey: ['personas'],
  queryFn: fetchPersonas,
  staleTime: Infinity,
});
export const startOptionsQuery = queryOptions({
  queryKey: ['start-options'],
  queryFn: fetchStartOptions,
  staleTime: 60_000,
});
export const noticesQuery = queryOptions({ queryKey: ['notices'], queryFn: fetchNotices });
export const inboxQuery = (filter: InboxFilter) =>
  infiniteQueryOptions({
    queryKey: ['inbox', filter] as const,
    queryFn: ({ pageParam, signal }) =>
      fetchInbox(
        { ...filter, limit: rowsPerPage, ...(pageParam === null ? {} : { cursor: pageParam }) },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    // Typing in the search leaves the rows (and the focus) where they are until the new ones have come.
    placeholderData: (before, query) => (query?.queryKey[1].tab === filter.tab ? before : undefined),
  });
export const caseQuery = (caseId: string) =>
  queryOptions({ queryKey: ['case', caseId], queryFn: () => fetchCase(caseId) });
export const diagramQuery = (caseId: string) =>
  queryOptions({ queryKey: ['case', caseId, 'diagram'], queryFn: () => fetchDiagram(caseId) });
export const historyQuery = (caseId: string) =>
  infiniteQueryOptions({
    queryKey: ['case', caseId, 'history'],
    queryFn: ({ pageParam }) => fetchHistory(caseId, pageParam),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.nextBefore,
  });
