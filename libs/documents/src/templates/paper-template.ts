import type { Paper, PaperData } from '../paper.js';

/** A paper of an office: its key in the paths, and the version that the record keeps with each paper. */
export interface PaperTemplate {
  readonly key: string;
  /** Raised whenever the same data would give other bytes. */
  readonly version: string;
  readonly titleVi: string;
  readonly titleEn: string;
  /** Pure: the same data give the same words. */
  readonly write: (data: PaperData) => Paper;
}
