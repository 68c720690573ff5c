import type { Pool } from 'pg';
import type { Vault } from '@vinhdanh/commands';
import type { HttpLogger, Readiness, SessionSource } from '@vinhdanh/http-platform';
import type { NameBook } from '@vinhdanh/journal-postgres';
import type { AccessReader } from '../access/access-reader.js';
import type { AccessRecorder } from '../access/access-recorder.js';
import type { PackWriter } from '../packs/pack-writer.js';
import type { CaseFiles } from '../record/case-files.js';
import type { RefusalReader } from '../refusals/refusal-reader.js';
import type { AuditSettings, Clock } from '../settings.js';
import type { Verifier } from '../verification/verifier.js';

/** Everything that the HTTP layer stands on. `compose` builds it; tests may swap parts. */
export interface Adapters {
  readonly settings: AuditSettings;
  readonly logger: HttpLogger;
  readonly clock: Clock;
  readonly sessions: SessionSource;
  readonly readiness: Readiness;
  readonly recorder: AccessRecorder;
  /** Connections as `vinhdanh_auditor`. */
  readonly pool: Pool;
  readonly vault: Vault;
  readonly names: NameBook;
  readonly cases: CaseFiles;
  readonly refusals: RefusalReader;
  readonly accesses: AccessReader;
  readonly packs: PackWriter;
  readonly verifier: Verifier;
}
