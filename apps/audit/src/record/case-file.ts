import type { CaseState } from '@vinhdanh/awards';
import type { Model } from '@vinhdanh/bpmn-model';
import type { CaseId } from '@vinhdanh/kernel';
import type { OpenedRecord } from './open-record.js';
import type { StoredCommandRow } from './stored-case.js';

/** One case out of the record: all that its replay needs. */
export interface CaseFile extends OpenedRecord {
  readonly caseId: CaseId;
  readonly stream: string;
  /** The bundle that its first event pins. */
  readonly model: Model;
  /** The state after the last event. */
  readonly now: CaseState;
  /** Stored commands by their hash. */
  readonly commands: ReadonlyMap<string, StoredCommandRow>;
  /** False when the nominee's personal data has been erased. */
  readonly readable: boolean;
}
