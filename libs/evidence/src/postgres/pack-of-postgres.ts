import type { Pool } from 'pg';
import type { DocumentSource } from '../sources.js';
import { writePack, type PackRequest, type WrittenPack } from '../write-pack.js';
import { logOfPostgres } from './log-of-postgres.js';
import { recordOfPostgres } from './record-of-postgres.js';
import { withSnapshot } from './with-snapshot.js';

/**
 * Writes a pack out of one snapshot of the database; the pool's role needs to read only. Documents are read while
 * the archive is, when the snapshot has been given back. @throws EvidenceRefused, and what the server says.
 */
export const packOfPostgres = (
  pool: Pool,
  documents: DocumentSource,
  request: PackRequest,
): Promise<WrittenPack> =>
  withSnapshot(pool, request.tenant, (client) =>
    writePack(
      { record: recordOfPostgres(client, request.tenant), log: logOfPostgres(client), documents },
      request,
    ),
  );
