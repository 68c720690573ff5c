import type { CommandHandler } from '@vinhdanh/commands';
import type { Readiness } from '@vinhdanh/http-platform';
import type { Directory, InboxReader, Notices, PostgresBundles, Sessions } from '@vinhdanh/journal-postgres';
import type { FileStore, Logger } from '@vinhdanh/platform';
import type { LogReader } from '@vinhdanh/sealing';
import type { ChangeDigest } from '../events/change-digest.js';
import type { ApiSettings, Clock } from '../settings.js';

/** Everything that the HTTP layer stands on. `compose` builds it; tests may swap parts. */
export interface Adapters {
  readonly settings: ApiSettings;
  readonly logger: Logger;
  readonly clock: Clock;
  readonly handler: CommandHandler;
  readonly directory: Directory;
  readonly bundles: PostgresBundles;
  readonly sessions: Sessions;
  readonly inbox: InboxReader;
  readonly notices: Notices;
  readonly files: FileStore;
  readonly changes: ChangeDigest;
  readonly log: LogReader;
  readonly readiness: Readiness;
}
