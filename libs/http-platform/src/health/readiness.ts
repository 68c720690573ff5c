import { isTransient } from '../problems/classify-error.js';

/** Whether a person can work now; says what is missing, in a word for the operator. */
export interface Readiness {
  check(): Promise<{ readonly ready: true } | { readonly ready: false; readonly missing: string }>;
  /** Set when the process has been asked to end. */
  readonly draining: boolean;
}

/** A state of the process, so that the pages of health can tell that it is about to go. */
export interface Draining {
  draining: boolean;
}

/** SQLSTATE of a table, a function or a schema that is not there: the migrations have not run. */
const undefinedStates = new Set(['42P01', '42883', '3F000', '28P01', '28000', '3D000']);

/** @param look asks the database for what a person needs, and answers what is not there yet; null for nothing. */
export const createReadiness = (look: () => Promise<string | null>): Readiness & Draining => ({
  draining: false,
  async check() {
    try {
      const missing = await look();
      return missing === null ? { ready: true } : { ready: false, missing };
    } catch (error) {
      if (isTransient(error)) return { ready: false, missing: 'the database' };
      const code = (error as { code?: unknown }).code;
      if (typeof code === 'string' && undefinedStates.has(code))
        return { ready: false, missing: 'the schema of the database' };
      throw error;
    }
  },
});
