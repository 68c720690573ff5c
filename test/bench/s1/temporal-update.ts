import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { fileURLToPath } from 'node:url';
import type { CarryCase } from './load.js';

/** The same five decisions, each an Update that waits for the workflow's answer: what is off our click path. */
export interface TemporalUpdates {
  readonly carry: CarryCase;
  close(): Promise<void>;
}

// Its notes on every start and end of a worker would stand between the lines of the rounds.
Runtime.install({ logger: new DefaultLogger('ERROR') });

const taskQueue = 'bench-updates';
const stepsPerCase = 5;

/** Starts a worker of its own against the same server; `run` makes workflow ids unique. */
export async function temporalUpdates(
  address: string,
  namespace: string,
  run: string,
): Promise<TemporalUpdates> {
  const connection = await Connection.connect({ address });
  const client = new Client({ connection, namespace });
  const native = await NativeConnection.connect({ address });
  const worker = await Worker.create({
    connection: native,
    namespace,
    taskQueue,
    workflowsPath: fileURLToPath(new URL('./update-workflow.js', import.meta.url)),
    maxCachedWorkflows: 500,
    identity: 'bench',
  });
  const running = worker.run();
  return {
    carry: async (n, acknowledged) => {
      const handle = await client.workflow.start('approvalByUpdates', {
        taskQueue,
        workflowId: `${run}-${n}`,
        args: [stepsPerCase],
      });
      for (let step = 0; step < stepsPerCase; step++) {
        const asked = performance.now();
        await handle.executeUpdate('decide', { args: [`step-${step}`, 'accept'] });
        acknowledged(performance.now() - asked);
      }
    },
    close: async () => {
      worker.shutdown();
      await running;
      await native.close();
      await connection.close();
    },
  };
}
