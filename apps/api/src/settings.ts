import type { Instant, TenantId } from '@vinhdanh/kernel';

/** What the HTTP layer needs of the configuration, parsed once. */
export interface ApiSettings {
  readonly tenant: TenantId;
  readonly demo: boolean;
  /** People reach the app over https. */
  readonly https: boolean;
  readonly sessionSecret: string;
  /** Folder of the built web app; null serves the API alone. */
  readonly webDist: string | null;
  /** The verifier of packs in one file; null where it is not there. */
  readonly verifier: Buffer | null;
  /** Where the audit service is; null serves nothing of it. */
  readonly auditUrl: string | null;
}

/** The only clock of the process; commands carry what it said. */
export type Clock = () => Instant;
