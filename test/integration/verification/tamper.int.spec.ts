import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { tenant } from '../../support/demo-office.js';
import { attacks } from '../../support/tamper/attacks.js';
import { copyDatabase, type CopySource } from '../../support/tamper/database-copy.js';
import { judgeCopy, type Judging } from '../../support/tamper/judge-copy.js';
import { Superuser } from '../../support/tamper/superuser.js';
import { vault } from '../commands/support/office-database.js';
import { onCopy } from './support/on-copy.js';
import { origin, SealedOffice, seed } from './support/sealed-office.js';

/** The short form of `npm run drill -- tamper`: the same attacks on a small record. */
let office: SealedOffice;
let earlier: CopySource;
const folder = mkdtempSync(join(tmpdir(), 'vinhdanh-earlier-'));

beforeAll(async () => {
  office = await SealedOffice.start();
  const { name, files } = await copyDatabase(office.source, 'earlier', join(folder, 'files'));
  earlier = { ...office.source, database: name, files };
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
const clean = { verdict: 'verified', findings: [] };

describe('a database that its superuser has attacked', () => {
  it('is clean before', async () => {
    expect(await onCopy(office.source, (copy) => judgeCopy(copy, judging()))).toMatchObject(clean);
  });
  it.each(attacks)('is found out when $name', async ({ apply, found, witnessAlone, of }) => {
    await onCopy(of === 'earlier' ? earlier : office.source, async (copy) => {
      const { concluded, open } = office;
      const logKey = { origin: `${origin}/record`, seed };
      await Superuser.on(copy.admin, (superuser) =>
        apply({ superuser, copy, concluded, open, logKey, events: office.events }),
      );
      const report = await judgeCopy(copy, judging());
      const codes = report.findings.map(({ code }) => code);
      expect([report.verdict, codes]).toEqual(['not-verified', expect.arrayContaining([...found])]);
      if (witnessAlone !== true) return;
      const unwitnessed = await judgeCopy(copy, { ...judging(), trust: office.trust(false) });
      expect([unwitnessed.verdict, unwitnessed.findings]).toEqual(['verified', []]);
    });
  });
  it('is clean after, and the witness has shouted', async () => {
    expect(await onCopy(office.source, (copy) => judgeCopy(copy, judging()))).toMatchObject(clean);
    const shouted = new Set(office.alarms.map(({ code }) => code));
    expect(shouted).toEqual(new Set(['WITNESS.FORK', 'WITNESS.SHRUNK']));
  });
});
