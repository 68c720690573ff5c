import { SetMetadata } from '@nestjs/common';
import type { AccessKind } from '@vinhdanh/contracts/audit';

export const READS_KEY = 'vinhdanh:reads';

/** What calling a route means for the access log. A route without it shows nothing of the record. */
export const Reads = (kind: AccessKind) => SetMetadata(READS_KEY, kind);
