import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createDirectoryFileStore } from '@vinhdanh/platform';
import { verifyRecord } from '@vinhdanh/verification';
import { tenant } from '../../support/demo-office.js';
import { vault } from '../commands/support/office-database.js';
import { SealedOffice } from './support/sealed-office.js';
import { databasePool } from '../../support/database-pool.js';

let office: SealedOffice;
beforeAll(async () => {
  office = await SealedOffice.start();
}, 300_000);
afterAll(() => office?.stop());

describe('a log that goes on while its record is verified', () => {
  it.each([
    ['the whole record', null],
    ['one case', ['case-one']],
  ])('is no shrunk log, to the report or to the witness: %s', async (_what, streams) => {
    const pool = databasePool({ connectionString: office.office.urls.auditor, max: 1 });
    const files = createDirectoryFileStore(office.files);
    let wentOn = 0;
    // Documents are read long before the logs are: by then the witness has cosigned what came meanwhile.
    const documents: typeof files = {
      ...files,
      open: async (sha256) => {
        if (wentOn === 0) {
          wentOn += 1;
          await office.look();
          await office.goOn();
          await office.seal();
        }
        return files.open(sha256);
      },
    };
    try {
      const report = await verifyRecord(
        {
          pool,
          trust: office.trust(),
          witnesses: [office.witnessUrl],
          documents,
          vault,
          redecide: true,
        },
        { tenant, streams },
      );
      expect(wentOn).toBe(1);
      expect(report).toMatchObject({ verdict: 'verified', findings: [] });
      expect(report.logs.flatMap(({ asked }) => asked.map(({ answer }) => answer))).toEqual([
        'cosigned',
        'cosigned',
        'cosigned',
      ]);
      expect(office.alarms).toEqual([]);
    } finally {
      await pool.end();
    }
  });
});
