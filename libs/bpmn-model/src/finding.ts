/** What is wrong with a path. `error` blocks execution, `publish` blocks seeding and publishing only. */
export interface Finding {
  readonly severity: 'error' | 'publish' | 'info';
  /** Stable, e.g. `BPMN.UNKNOWN_ELEMENT`. */
  readonly code: string;
  readonly file: string;
  readonly elementId: string | null;
  readonly line: number | null;
  readonly messageVi: string;
  readonly messageEn: string;
}
