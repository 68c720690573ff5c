import { createReadiness, type Draining, type Readiness } from '@vinhdanh/http-platform';
import type { Directory, PostgresBundles } from '@vinhdanh/journal-postgres';
import type { TenantId } from '@vinhdanh/kernel';

/** Ready once the database answers, the schema is there, and the tenant has organisations and a path. */
export const apiReadiness = (
  directory: Directory,
  bundles: PostgresBundles,
  tenant: TenantId,
): Readiness & Draining =>
  createReadiness(async () => {
    const [organisations, paths] = await Promise.all([
      directory.organisations(tenant),
      bundles.published(tenant),
    ]);
    if (organisations.length === 0) return 'organisations of the tenant';
    return paths.length === 0 ? 'a published path' : null;
  });
