import { Client, Connection, ServiceError, WorkflowNotFoundError } from '@temporalio/client';
import {
  journeyNames,
  journeyWorkflowId,
  type JourneyKey,
  type JourneyView,
} from '@vinhdanh/contracts/messages';

const patienceMs = 60_000;

/** What Temporal itself says of the journeys: status and the query's answer. */
export class Journeys {
  private constructor(
    private readonly connection: Connection,
    readonly client: Client,
  ) {}

  static async connect(address: string, namespace: string): Promise<Journeys> {
    const connection = await Connection.connect({ address });
    return new Journeys(connection, new Client({ connection, namespace }));
  }

  /**
   * Null when there is no workflow of this case, or none that runs. A question that is not answered is asked again
   * for `patience` milliseconds; then it throws.
   */
  async view(key: JourneyKey, patience = patienceMs): Promise<JourneyView | null> {
    const end = Date.now() + patience;
    for (;;) {
      try {
        return await this.ask(key);
      } catch (error) {
        // A server or worker that has just come back answers a query late; what stays wrong is told.
        if (!(error instanceof ServiceError) || Date.now() > end) throw error;
        await new Promise((resolve) => setTimeout(resolve, 500));
      }
    }
  }

  private async ask(key: JourneyKey): Promise<JourneyView | null> {
    const handle = this.client.workflow.getHandle(journeyWorkflowId(key));
    try {
      const described = await handle.describe();
      if (described.status.name !== 'RUNNING') return null;
      return await handle.query<JourneyView>(journeyNames.journeyQuery);
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return null;
      throw error;
    }
  }

  close(): Promise<void> {
    return this.connection.close();
  }
}
