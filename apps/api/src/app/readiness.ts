import type { Directory, PostgresBundles } from '@vinhdanh/journal-postgres';
import type { TenantId } from '@vinhdanh/kernel';
import type { Readiness } from '../health/health.controller.js';
import { isTransient } from '../problems/classify-error.js';

/** A state of the process, so that the pages of health can tell that it is about to go. */
export interface Draining {
  draining: boolean;
}

/** SQLSTATE of a table, a function or a schema that is not there: the migrations have not run. */
const undefinedStates = new Set(['42P01', '42883', '3F000', '28P01', '28000', '3D000']);

/** Ready once the database answers, the schema is there, and the tenant has organisations and a path. */
export const createReadiness = (
  directory: Directory,
  bundles: PostgresBundles,
  tenant: TenantId,
): Readiness & Draining => ({
  draining: false,
  async check() {
    try {
      const [organisations, paths] = await Promise.all([
        directory.organisations(tenant),
        bundles.published(tenant),
      ]);
      if (organisations.length === 0) return { ready: false, missing: 'organisations of the tenant' };
      return paths.length === 0 ? { ready: false, missing: 'a published path' } : { ready: true };
    } catch (error) {
      if (isTransient(error)) return { ready: false, missing: 'the database' };
      const code = (error as { code?: unknown }).code;
      if (typeof code === 'string' && undefinedStates.has(code))
        return { ready: false, missing: 'the schema of the database' };
      throw error;
    }
  },
});
