/** Why no pack can be made. */
export type EvidenceRefusal =
  /** The log has no signed head yet. */
  | 'EVIDENCE.NOTHING_SEALED'
  /** A case has no event under the newest head. */
  | 'EVIDENCE.CASE_NOT_SEALED'
  | 'EVIDENCE.NO_CASES'
  | 'EVIDENCE.TOO_MANY_EVENTS'
  /** The head that is stored is no head. */
  | 'EVIDENCE.HEAD_UNREADABLE';

/** Thrown before a byte of the pack is written. */
export class EvidenceRefused extends Error {
  override readonly name = 'EvidenceRefused';
  constructor(
    readonly code: EvidenceRefusal,
    readonly detail: string,
  ) {
    super(`${code}: ${detail}`);
  }
}
