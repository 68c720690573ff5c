import type { Pool } from 'pg';
import type { Vault } from '@vinhdanh/commands';
import type { DocumentSource } from '@vinhdanh/evidence';
import type { Trust } from '@vinhdanh/record-format';
import type { Progress } from './report/report.js';

/** What a verification works with. */
export interface VerificationParts {
  /** As a role that may read; nothing is written. One connection is taken from it. */
  readonly pool: Pool;
  /** Null: nobody's keys are trusted, and the verdict is at most *consistent*. */
  readonly trust: Trust | null;
  /** Addresses of witnesses that are asked what they remember; whose they are, their cosignature says. */
  readonly witnesses: readonly string[];
  /** Where documents lie; null: they are not read. */
  readonly documents: DocumentSource | null;
  /** Opens personal sections; null: they stay closed, and what stands in them is not compared. */
  readonly vault: Vault | null;
  /** Whether every recorded command is decided once more. */
  readonly redecide: boolean;
}

export interface VerificationOptions {
  readonly onProgress?: (progress: Progress) => void;
  /** How long others, who talk to the witnesses right now, are waited for; then these are asked all the same. */
  readonly turnWaitMs?: number;
}
