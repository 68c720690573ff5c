import {
  Client,
  Connection,
  isGrpcServiceError,
  type ConnectionOptions,
  type WorkflowIdReusePolicy,
} from '@temporalio/client';
import {
  journeyNames,
  journeyWorkflowId,
  type AdvancedSignal,
  type JourneyKey,
} from '@vinhdanh/contracts/messages';

export interface JourneyStarterOptions {
  /** host:port of the frontend. */
  readonly address: string;
  readonly namespace: string;
  /** One call may take so long; also the time for connecting. */
  readonly callDeadlineMs?: number;
  readonly tls?: ConnectionOptions['tls'];
  readonly taskQueue?: string;
}

/**
 * `woken`: the server has the signal on disk. `unavailable`: no server, or none that answers in time: whoever
 * asks should slow down. `refused`: the server answers, and will not do it for this case; `code` says why.
 */
export type WakeAnswer =
  | { readonly kind: 'woken' }
  | { readonly kind: 'unavailable'; readonly code: string }
  | { readonly kind: 'refused'; readonly code: string };

export interface JourneyStarter {
  /**
   * Tells the journey of a case that the record has advanced, and starts it where none runs: a concluded
   * case wakes under the same id in a new run. Safe to repeat; never throws.
   */
  wake(key: JourneyKey, version: number): Promise<WakeAnswer>;
  /** True when the server answers now. */
  isServing(): Promise<boolean>;
  close(): Promise<void>;
}

const CALL_DEADLINE_MS = 5_000;
/** Even after a run that has completed, failed or was cancelled; a run that lives is signalled. */
const reusePolicy: WorkflowIdReusePolicy = 'ALLOW_DUPLICATE';

/** gRPC's names for "not now" (by number); NOT_FOUND is a namespace that a starting server has not read yet. */
const passing: Readonly<Record<number, string>> = {
  1: 'CANCELLED',
  4: 'DEADLINE_EXCEEDED',
  5: 'NOT_FOUND',
  8: 'RESOURCE_EXHAUSTED',
  13: 'INTERNAL',
  14: 'UNAVAILABLE',
};

function answerOf(error: unknown): WakeAnswer {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  if (!isGrpcServiceError(cause))
    return { kind: 'unavailable', code: error instanceof Error ? error.name : 'UNEXPECTED' };
  const name = passing[cause.code];
  return name === undefined
    ? { kind: 'refused', code: `GRPC_${cause.code}` }
    : { kind: 'unavailable', code: name };
}

/**
 * The client's side of the journeys. It connects at the first call and not before, so that nothing waits for
 * Temporal; gRPC reconnects by itself when the server comes back.
 */
export function createJourneyStarter(options: JourneyStarterOptions): JourneyStarter {
  const deadlineMs = options.callDeadlineMs ?? CALL_DEADLINE_MS;
  const connection = Connection.lazy({
    address: options.address,
    tls: options.tls ?? null,
    connectTimeout: deadlineMs,
    // Back within two seconds of a restart, where gRPC's own back-off would go up to two minutes.
    channelArgs: { 'grpc.initial_reconnect_backoff_ms': 200, 'grpc.max_reconnect_backoff_ms': 2_000 },
  });
  const client = new Client({ connection, namespace: options.namespace });
  const inTime = <T>(call: () => Promise<T>): Promise<T> =>
    connection.withDeadline(Date.now() + deadlineMs, call);
  const signal = (key: JourneyKey, advanced: AdvancedSignal) =>
    client.workflow.signalWithStart(journeyNames.workflowType, {
      workflowId: journeyWorkflowId(key),
      workflowIdReusePolicy: reusePolicy,
      taskQueue: options.taskQueue ?? journeyNames.taskQueue,
      args: [key],
      signal: journeyNames.advancedSignal,
      signalArgs: [advanced],
    });

  return {
    wake: (key, version) =>
      inTime(() => signal(key, { version })).then(
        (): WakeAnswer => ({ kind: 'woken' }),
        (error: unknown) => answerOf(error),
      ),
    isServing: () =>
      inTime(() => connection.workflowService.getSystemInfo({})).then(
        () => true,
        () => false,
      ),
    close: () => connection.close(),
  };
}
