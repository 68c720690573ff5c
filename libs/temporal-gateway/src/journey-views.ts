import { Client, Connection, WorkflowNotFoundError } from '@temporalio/client';
import {
  journeyNames,
  journeyWorkflowId,
  type JourneyKey,
  type JourneyView,
} from '@vinhdanh/contracts/messages';

/** What Temporal itself says of the journeys. */
export interface JourneyViews {
  /** `none`: nothing runs under the case's id. `silent`: it runs, and no worker answered for it. */
  view(key: JourneyKey): Promise<JourneyView | 'none' | 'silent'>;
  /** Ids of the cases of a tenant for which a workflow runs. */
  running(tenant: string): AsyncIterable<string>;
  /** Ends a workflow that is not as the record wants it; the next signal starts another. */
  end(key: JourneyKey, reason: string): Promise<void>;
  close(): Promise<void>;
}

const CALL_DEADLINE_MS = 10_000;

/** Connects now. @throws Error when the server does not answer. */
export async function connectJourneyViews(address: string, namespace: string): Promise<JourneyViews> {
  const connection = await Connection.connect({ address, connectTimeout: CALL_DEADLINE_MS });
  const client = new Client({ connection, namespace });
  const inTime = <T>(call: () => Promise<T>): Promise<T> =>
    connection.withDeadline(Date.now() + CALL_DEADLINE_MS, call);
  return {
    view: async (key) => {
      const handle = client.workflow.getHandle(journeyWorkflowId(key));
      try {
        const { status } = await inTime(() => handle.describe());
        if (status.name !== 'RUNNING') return 'none';
      } catch (error) {
        if (error instanceof WorkflowNotFoundError) return 'none';
        throw error;
      }
      return inTime(() => handle.query<JourneyView>(journeyNames.journeyQuery)).catch(
        () => 'silent' as const,
      );
    },
    running: (tenant) => runningCases(client, tenant),
    end: async (key, reason) => {
      await inTime(() => client.workflow.getHandle(journeyWorkflowId(key)).terminate(reason)).catch(
        (error: unknown) => {
          if (!(error instanceof WorkflowNotFoundError)) throw error;
        },
      );
    },
    close: () => connection.close(),
  };
}

async function* runningCases(client: Client, tenant: string): AsyncGenerator<string> {
  const head = journeyWorkflowId({ tenant, caseId: '' });
  const query = `WorkflowType = '${journeyNames.workflowType}' AND ExecutionStatus = 'Running'`;
  for await (const { workflowId } of client.workflow.list({ query }))
    if (workflowId.startsWith(head)) yield workflowId.slice(head.length);
}
