import type { HeldBack, SealOutcome } from '@vinhdanh/sealing';

/** One log over the connection that the sealer has. */
export interface SealableLog {
  readonly name: string;
  hasNews(): Promise<boolean>;
  sealBatch(): Promise<SealOutcome>;
  heldBack(): Promise<HeldBack | null>;
}

export interface SealPorts {
  /** The logs over a connection that works; a broken one is replaced. @throws while the database is away. */
  logs(): Promise<readonly SealableLog[]>;
  release(): Promise<void>;
  now(): number;
  pause(ms: number): Promise<void>;
  warn(event: string, fields: Readonly<Record<string, string | number | null>>): void;
}
