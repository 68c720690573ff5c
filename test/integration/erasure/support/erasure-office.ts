import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import type pg from 'pg';
import { currentRetention } from '@vinhdanh/catalogue';
import type { CommandHandler } from '@vinhdanh/commands';
import { erasePerson, type ErasureParts, type ErasureReport } from '@vinhdanh/erasure';
import { createKeyKeeper, type PostgresKeyKeeper } from '@vinhdanh/journal-postgres';
import type { CaseId, PersonId, Result } from '@vinhdanh/kernel';
import { createDirectoryFileStore, type FileStore } from '@vinhdanh/platform';
import { CaseDesk, holder, nomination, tenant, unit } from '../../../support/demo-office.js';
import { startOfficeDatabase, type OfficeDatabase } from '../../commands/support/office-database.js';
import { databasePool } from '../../../support/database-pool.js';

/** Words of the nominee that must be nowhere once he is erased. */
export const personalWords = [
  'Trần Thị Hoài',
  'tran thi hoai',
  'Điều dưỡng trưởng',
  'Hai sáng kiến',
  'sổ vàng',
];

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The demo province with files, and what an erasure stands on. */
export interface ErasureOffice {
  readonly database: OfficeDatabase;
  readonly files: FileStore;
  readonly filesDir: string;
  readonly keeper: PostgresKeyKeeper;
  readonly keeperPool: pg.Pool;
  readonly parts: ErasureParts;
  /** Starts a case of `nominee`; papers that its path drafts are kept, with the name in them. */
  begin(caseId: string, nominee: string, awardKind?: string, handler?: CommandHandler): Promise<CaseDesk>;
  /** Attaches a file of these words, kept in the store as the api keeps it. */
  attach(desk: CaseDesk, words: string): Promise<string>;
  erase(person: string, reason?: string): Promise<Result<ErasureReport>>;
  stop(): Promise<void>;
}

/** Starts everything; stop it, whatever else happens. */
export async function startErasureOffice(): Promise<ErasureOffice> {
  const database = await startOfficeDatabase();
  const filesDir = mkdtempSync(join(tmpdir(), 'vinhdanh-erasure-'));
  const files = createDirectoryFileStore(filesDir);
  const keeperPool = databasePool({ connectionString: database.urls.keeper, max: 4 });
  const keeper = createKeyKeeper(keeperPool);
  const parts: ErasureParts = {
    keeper,
    handler: database.handler(),
    files: {
      read: async (hash) => {
        const found = await files.open(hash);
        return found === null ? null : buffer(found.stream);
      },
      delete: (hash) => files.delete(hash),
      put: (bytes) => files.put(bytes),
    },
    now: () => '2026-11-25T01:00:00.000Z',
  };
  return {
    database,
    files,
    filesDir,
    keeper,
    keeperPool,
    parts,
    async begin(caseId, nominee, awardKind = 'S1', handler = database.handler()) {
      const desk = new CaseDesk(handler, caseId as CaseId, (template) =>
        files.put(Buffer.from(`${template} của Trần Thị Hoài, hồ sơ ${caseId}\n`)),
      );
      const start = { ...nomination(awardKind, desk.caseId), nomineeId: nominee as PersonId };
      const answer = await desk.give(holder('unit-officer', unit), start);
      if (answer.kind !== 'done') throw new Error(JSON.stringify(answer));
      return desk;
    },
    async attach(desk, words) {
      const bytes = Buffer.from(words);
      const stored = await files.put(bytes);
      const answer = await desk.give(holder('unit-officer', unit), {
        type: 'AttachFile',
        fileId: `f-${stored.sha256.slice(0, 12)}`,
        fileName: 'Trần Thị Hoài.txt',
        mediaType: 'text/plain',
        ...stored,
      });
      if (answer.kind !== 'done') throw new Error(JSON.stringify(answer));
      return sha256(bytes);
    },
    erase: (person, reason = 'Đơn đề nghị số 12/ĐN') =>
      erasePerson(parts, { tenant, person: person as PersonId, reason, policy: currentRetention }),
    stop: async () => {
      await keeperPool.end();
      await database.stop();
      rmSync(filesDir, { recursive: true, force: true });
    },
  };
}
