import type { Instant, TenantId } from '@vinhdanh/kernel';

/** What the HTTP layer needs of the configuration, parsed once. */
export interface AuditSettings {
  readonly tenant: TenantId;
  /** People reach the service over https. */
  readonly https: boolean;
  readonly sessionSecret: string;
  /** The verifier in one file; null where it is not there. */
  readonly verifier: Buffer | null;
}

/** The only clock of the process. */
export type Clock = () => Instant;
