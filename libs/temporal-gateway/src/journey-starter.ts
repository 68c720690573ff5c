import { Client, Connection, type ConnectionOptions, type WorkflowIdReusePolicy } from '@temporalio/client';
import { journeyNames, journeyWorkflowId, type AdvancedSignal, type JourneyKey } from '@vinhdanh/contracts/messages';

export interface JourneyStarterOptions {
  /** host:port of the frontend. */
  readonly address: string;
  readonly namespace: string;
  /** One call may take so long; also the time for connecting. */
  readonly callDeadlineMs?: number;
  readonly tls?: ConnectionOptions['tls'];
  readonly taskQueue?: string;
}

export interface JourneyStarter {
  /**
   * Tells the journey of a case that the record has advanced, and starts it where none runs: a concluded
   * case wakes under the same id in a new run. Safe to repeat. @throws when the server does not answer in time.
   */
  wake(key: JourneyKey, version: number): Promise<void>;
  /** True when the server answers now. */
  isServing(): Promise<boolean>;
  close(): Promise<void>;
}

const CALL_DEADLINE_MS = 5_000;
/** Even after a run that has completed, failed or was cancelled; a run that lives is signalled. */
const reusePolicy: WorkflowIdReusePolicy = 'ALLOW_DUPLICATE';

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
  const inTime = <T>(call: () => Promise<T>): Promise<T> => connection.withDeadline(Date.now() + deadlineMs, call);

  return {
    async wake(key, version) {
      const signal: AdvancedSignal = { version };
      await inTime(() =>
        client.workflow.signalWithStart(journeyNames.workflowType, {
          workflowId: journeyWorkflowId(key),
          workflowIdReusePolicy: reusePolicy,
          taskQueue: options.taskQueue ?? journeyNames.taskQueue,
          args: [key],
          signal: journeyNames.advancedSignal,
          signalArgs: [signal],
        }),
      );
    },
    async isServing() {
      try {
        await inTime(() => connection.workflowService.getSystemInfo({}));
        return true;
      } catch {
        return false; // Not being served is an answer here, not an error.
      }
    },
    close: () => connection.close(),
  };
}
