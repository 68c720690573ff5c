import { createRequire } from 'node:module';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { ApplicationFailure, defineSearchAttributeKey } from '@temporalio/common';
import { provision, temporalTestServer } from '@vinhdanh/dev';
import type { JourneyActivities } from '@vinhdanh/activities';
import {
  journeyNames,
  journeyWorkflowId,
  type JourneyKey,
  type JourneyView,
  type Obligations,
} from '@vinhdanh/contracts/messages';

/** Where the workflows start; the bundler follows their imports from here. */
export const workflowsPath = createRequire(import.meta.url)
  .resolve('@vinhdanh/workflows')
  .replace('/dist/index.js', '/src/index.ts');

/** Defects are provoked here, so nothing of the SDK's own log reaches the test's output. */
export function quietRuntime(): void {
  Runtime.install({
    logger: new DefaultLogger('ERROR', () => undefined),
    telemetryOptions: { logging: { forward: {}, filter: 'ERROR' } },
  });
}

export async function startSkippingServer(): Promise<TestWorkflowEnvironment> {
  const { path } = await provision(temporalTestServer);
  const environment = await TestWorkflowEnvironment.createTimeSkipping({
    server: { executable: { type: 'existing-path', path } },
  });
  await environment.connection.operatorService.addSearchAttributes({
    namespace: environment.namespace ?? 'default',
    searchAttributes: {
      [journeyNames.searchAttributes.level]: 2,
      [journeyNames.searchAttributes.state]: 2,
      [journeyNames.searchAttributes.due]: 6,
    },
  });
  return environment;
}

export const attributes = {
  level: defineSearchAttributeKey(journeyNames.searchAttributes.level, 'KEYWORD'),
  state: defineSearchAttributeKey(journeyNames.searchAttributes.state, 'KEYWORD'),
  due: defineSearchAttributeKey(journeyNames.searchAttributes.due, 'DATETIME'),
};

export const quiet = (more: Partial<Obligations> = {}): Obligations => ({
  version: 1,
  level: 'unit',
  openSteps: [],
  nearestTimer: null,
  jobs: [],
  incidents: 0,
  concluded: false,
  ...more,
});

/** A record in memory: what the journey reads, and what it reported. */
export class FakeCase {
  obligations: Obligations = quiet();
  reads = 0;
  /** While set, reading fails for good with this code. */
  defect: string | null = null;
  readonly fired: string[] = [];
  readonly ran: string[] = [];
  readonly failed: string[] = [];
  onFire: (timerId: string) => Obligations | 'stale' = () => this.next({ nearestTimer: null });
  onJob: (jobId: string) => Promise<Obligations | 'stale'> = async (jobId) =>
    this.next({ jobs: this.obligations.jobs.filter((job) => job.jobId !== jobId) });

  /** The obligations after one more event. */
  next(change: Partial<Obligations>): Obligations {
    return { ...this.obligations, version: this.obligations.version + 1, ...change };
  }

  readonly activities: JourneyActivities = {
    readObligations: async () => {
      if (this.defect !== null) throw ApplicationFailure.nonRetryable(this.defect, this.defect);
      this.reads += 1;
      return this.obligations;
    },
    fireTimer: async (_key, { timerId }) => {
      this.fired.push(timerId);
      return this.take(this.onFire(timerId));
    },
    runJob: async (_key, jobId) => {
      this.ran.push(jobId);
      return this.take(await this.onJob(jobId));
    },
    reportJobFailed: async (_key, jobId, code) => {
      this.failed.push(`${jobId} ${code}`);
      return this.take(this.next({ jobs: [], incidents: 1 }));
    },
  };

  private take(answer: Obligations | 'stale'): 'accepted' | 'stale' {
    if (answer === 'stale') return 'stale';
    this.obligations = answer;
    return 'accepted';
  }
}

let counter = 0;

/** One case with its journey on a worker of its own; `advance` is what the relay does. */
export class JourneyLab {
  readonly fake = new FakeCase();
  readonly key: JourneyKey = { tenant: 'lam-giang', caseId: `case-${process.pid}-${(counter += 1)}` };
  readonly taskQueue = `lab-${this.key.caseId}`;

  constructor(
    private readonly environment: TestWorkflowEnvironment,
    private readonly bundle: { code: string },
  ) {}

  async run<T>(work: () => Promise<T>): Promise<T> {
    const worker = await Worker.create({
      connection: this.environment.nativeConnection,
      namespace: this.environment.namespace ?? 'default',
      taskQueue: this.taskQueue,
      workflowBundle: this.bundle,
      activities: this.fake.activities,
    });
    return worker.runUntil(work());
  }

  async advance(change: Partial<Obligations> = {}): Promise<void> {
    this.fake.obligations = this.fake.next(change);
    await this.signal(this.fake.obligations.version);
  }

  async signal(version: number): Promise<string> {
    const handle = await this.environment.client.workflow.signalWithStart(journeyNames.workflowType, {
      workflowId: journeyWorkflowId(this.key),
      workflowIdReusePolicy: 'ALLOW_DUPLICATE',
      taskQueue: this.taskQueue,
      args: [this.key],
      signal: journeyNames.advancedSignal,
      signalArgs: [{ version }],
    });
    return handle.signaledRunId;
  }

  /** The journey as the next run or this one: never pinned to a run id. */
  get handle() {
    return this.environment.client.workflow.getHandle(journeyWorkflowId(this.key));
  }

  view(): Promise<JourneyView> {
    return this.handle.query<JourneyView>(journeyNames.journeyQuery);
  }

  /** Asks until the view is as wanted; real time, as the server's clock skips. */
  async viewWhen(wanted: (view: JourneyView) => boolean): Promise<JourneyView> {
    const until = Date.now() + 20_000;
    for (;;) {
      const view = await this.view();
      if (wanted(view)) return view;
      if (Date.now() > until) throw new Error(`the journey stays at ${JSON.stringify(view)}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
