import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { tenant } from '../../support/demo-office.js';
import { attacks } from '../../support/tamper/attacks.js';
import {
  copyDatabase,
  dropCopy,
  type CopySource,
  type DatabaseCopy,
} from '../../support/tamper/database-copy.js';
import { judgeCopy, type Judging } from '../../support/tamper/judge-copy.js';
import { Superuser } from '../../support/tamper/superuser.js';
import { vault } from '../commands/support/office-database.js';
import { origin, SealedOffice, seed } from './support/sealed-office.js';

/** The short form of `npm run drill -- tamper`: the same attacks on a small record. */
let office: SealedOffice;
const folder = mkdtempSync(join(tmpdir(), 'vinhdanh-tamper-'));
let copies = 0;
const copyOf = (source: CopySource): Promise<DatabaseCopy> =>
  copyDatabase(source, `tamper_${(copies += 1)}`, join(folder, String(copies)));
const present = (): CopySource => office.source;
let earlier: CopySource;

beforeAll(async () => {
  office = await SealedOffice.start();
  const { name, files } = await copyOf(present());
  earlier = { ...present(), database: name, files };
  await office.goOn();
  await office.seal();
}, 300_000);
afterAll(async () => {
  await office?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const judging = (): Judging => ({
  tenant,
  trust: office.trust(),
  witnesses: [office.witnessUrl],
  vault,
  redecide: true,
});

describe('a database that its superuser has attacked', () => {
  it('is clean before', async () => {
    const copy = await copyOf(present());
    expect(await judgeCopy(copy, judging())).toMatchObject({ verdict: 'verified', findings: [] });
    await dropCopy(copy);
  });
  it.each(attacks)('is found out when $name', async ({ apply, found, witnessAlone, of }) => {
    const copy = await copyOf(of === 'earlier' ? earlier : present());
    const { concluded, open } = office;
    const logKey = { origin: `${origin}/record`, seed };
    await Superuser.on(copy.admin, (superuser) => apply({ superuser, copy, concluded, open, logKey }));
    const report = await judgeCopy(copy, judging());
    const codes = report.findings.map(({ code }) => code);
    expect([report.verdict, codes]).toEqual(['not-verified', expect.arrayContaining([...found])]);
    if (witnessAlone === true) {
      const unwitnessed = await judgeCopy(copy, { ...judging(), trust: office.trust(false) });
      expect([unwitnessed.verdict, unwitnessed.findings]).toEqual(['verified', []]);
    }
    await dropCopy(copy);
  });
  it('is clean after, and the witness has shouted', async () => {
    const copy = await copyOf(present());
    expect(await judgeCopy(copy, judging())).toMatchObject({ verdict: 'verified', findings: [] });
    expect(new Set(office.alarms.map(({ code }) => code))).toEqual(
      new Set(['WITNESS.FORK', 'WITNESS.SHRUNK']),
    );
  });
});
