import type { RoleUrls } from './database.js';
import type { Secrets } from '../secrets.js';
import type { ChildState } from './supervised.js';

/** The children of a stack, in the order in which they lean on each other. */
export type ChildName = 'postgres' | 'temporal' | ServiceChild;
export type ServiceChild = 'worker' | 'audit' | 'api';

/** The programs that a stack runs; another set stands in for them in tests of the supervisor itself. */
export interface Programs {
  readonly migrate: string;
  readonly seed: string;
  readonly worker: string;
  readonly audit: string;
  readonly api: string;
}

/** Runs one step under a title; a command line prints its time. */
export type StepRunner = <T>(title: string, work: () => Promise<T>) => Promise<T>;

export interface StackOptions {
  /** The data folder, absolute, made when it does not exist; a temporary one, deleted at the end, by default. */
  readonly home?: string;
  /** The port of the api, or what chooses it once the data folder is ours; a free one when it is not given. */
  readonly port?: number | (() => Promise<number>) | undefined;
  /** Which services to run beside the two servers; all of them by default. */
  readonly services?: Readonly<Partial<Record<ServiceChild, boolean>>>;
  /** Fill in the demo province (default). */
  readonly seed?: boolean;
  /** Added to the environment of migrate, seed and the services. */
  readonly env?: NodeJS.ProcessEnv;
  /** Where `DATABASE_URL`, `TEMPORAL_ADDRESS` and the like are read; the process's by default. */
  readonly hostEnv?: NodeJS.ProcessEnv;
  readonly programs?: Partial<Programs>;
  /** Settings of the embedded PostgreSQL beside the usual ones, by name. */
  readonly postgresSettings?: Readonly<Record<string, string>>;
  /** Serve Temporal's own page (default). */
  readonly temporalPage?: boolean;
  readonly step?: StepRunner;
  /** Called once, after everything was stopped, when a child could not be kept alive. */
  readonly onCollapse?: (error: Error) => void;
  /** Ends a start that is under way: everything is stopped and `startStack` throws. */
  readonly signal?: AbortSignal;
}

/** A child as its tests and its table see it. */
export interface ChildStatus {
  readonly pid: number | null;
  readonly state: ChildState;
  readonly restarts: number;
  readonly logFile: string;
}

/** A running stack. */
export interface Stack {
  readonly home: string;
  readonly apiUrl: string;
  readonly workerHealthUrl: string;
  /** The audit service itself; people reach it through the api. */
  readonly auditUrl: string;
  readonly databaseUrls: RoleUrls;
  readonly temporalAddress: string;
  /** Undefined with a cluster of the user's own, or when the page is off. */
  readonly temporalUi: string | undefined;
  readonly namespace: string;
  readonly secrets: Secrets;
  /** What the services were given; for a program that works beside them. */
  readonly serviceEnv: NodeJS.ProcessEnv;
  /** Throws when this stack does not run such a child, because the user's own server stands in for it. */
  child(name: ChildName): ChildStatus;
  /**
   * Sends a signal to one child. It is started again as soon as it is dead, or, with `restart: false`, when
   * `restart` is called.
   */
  kill(name: ChildName, signal: NodeJS.Signals, options?: { readonly restart?: boolean }): void;
  waitReady(name: ChildName, timeoutMs?: number): Promise<void>;
  restart(name: ChildName): Promise<void>;
  /** Stops everything in order; a second call waits for the first. */
  stop(): Promise<void>;
}
