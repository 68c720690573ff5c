import type { JourneyKey } from '@vinhdanh/contracts/messages';

/** A case that has advanced and whose journey has not been told. */
export interface UntoldCase {
  readonly tenant: string;
  readonly caseId: string;
  readonly version: number;
  /** Time of the first untold event. */
  readonly since: string;
  readonly attempts: number;
}

export interface UntoldCases {
  pending(limit: number): Promise<readonly UntoldCase[]>;
  markAllSignalled(
    tenant: string,
    cases: readonly { readonly caseId: string; readonly version: number }[],
  ): Promise<void>;
  postpone(tenant: string, caseId: string, delayMs: number): Promise<void>;
}

export type WakeOutcome =
  { readonly kind: 'woken' } | { readonly kind: 'unavailable' | 'refused'; readonly code: string };

/** One leader among all workers of a database. */
export interface Leadership {
  /** True while this process leads. Cheap. */
  readonly isLeading: boolean;
  /** Tries to become the leader; answers whether it is now. @throws when the database is away. */
  campaign(): Promise<boolean>;
  resign(): Promise<void>;
  /** Cases that began to move within the last second. */
  arrivals(): Promise<number>;
}

export interface RelayPorts {
  readonly untold: UntoldCases;
  readonly leadership: Leadership;
  readonly wake: (key: JourneyKey, version: number) => Promise<WakeOutcome>;
  readonly hasSeen: (key: JourneyKey, version: number) => boolean;
  readonly now: () => number;
  /** Ends early when the relay is stopped. */
  readonly pause: (ms: number) => Promise<void>;
  readonly warn: (event: string, fields: Readonly<Record<string, string | number>>) => void;
}
