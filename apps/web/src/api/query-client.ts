import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { sessionQuery } from './queries.js';
import { ProblemError } from './problem-error.js';

const retriesMax = 2;

/** Only what may pass by itself is asked again: no answer at all, or "later". */
const passes = (error: unknown): boolean =>
  error instanceof ProblemError &&
  (error.problem.status === 0 || error.problem.status === 503 || error.problem.status === 502);

/** The page's memory of answers. A 401 anywhere means that the session ended: the frame then asks to sign in. */
export function createQueryClient(): QueryClient {
  const onError = (error: unknown) => {
    if (error instanceof ProblemError && error.problem.code === 'SESSION.REQUIRED')
      client.setQueryData(sessionQuery.queryKey, null);
  };
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        networkMode: 'always',
        retry: (count, error) => count < retriesMax && passes(error),
        retryDelay: (attempt) => Math.min(500 * 2 ** attempt, 4_000),
      },
      mutations: {
        networkMode: 'always',
        retry: (count, error) => count < retriesMax && passes(error),
        retryDelay: (attempt) => Math.min(500 * 2 ** attempt, 4_000),
      },
    },
  });
  return client;
}
