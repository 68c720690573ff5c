import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { readTrust } from '@vinhdanh/record-format';
import { createLogSigner, keepLogKeys, recordLog, Sealer, sha256 } from '@vinhdanh/sealing';
import { formatVerifierKey } from '@vinhdanh/transparency-log';
import type { RecordReport } from '@vinhdanh/verification';
import { tenant } from '../../support/demo-office.js';
import { judgeCopy } from '../../support/tamper/judge-copy.js';
import { vault } from '../commands/support/office-database.js';
import { settled } from '../sealing/support/settled.js';
import { onCopy } from './support/on-copy.js';
import { origin, SealedOffice, seed } from './support/sealed-office.js';

let office: SealedOffice;
beforeAll(async () => {
  office = await SealedOffice.start();
}, 300_000);
afterAll(() => office?.stop());

/** One more decision in the open case, sealed under a name of the log. */
async function goOnAs(name: string): Promise<void> {
  await office.goOn();
  await settled(office.office.admin);
  const client = new pg.Client({ connectionString: office.office.urls.sealer });
  await client.connect();
  try {
    const signer = createLogSigner(name, [seed]);
    await keepLogKeys(client, 'record', 'log', signer.keys);
    await new Sealer(signer, recordLog).sealBatch(client);
  } finally {
    await client.end();
  }
}

/** What is said under the keys of these names of the log, and those of the two others. */
function judge(...names: readonly string[]): Promise<RecordReport> {
  const keys = [...names, `${origin}/refusals`, `${origin}/access`].flatMap(
    (name) => createLogSigner(name, [seed]).keys,
  );
  const trust = readTrust(sha256, keys.map(formatVerifierKey).join('\n'));
  if (!trust.ok) throw new Error(trust.fault);
  return onCopy(office.source, (copy) =>
    judgeCopy(copy, { tenant, trust: trust.value, witnesses: [], vault, redecide: false }),
  );
}

describe('a log that goes on under another name', () => {
  const later = 'vinhdanh.test.2/record';

  it('is verified under the key of its new name, and the old name is told', async () => {
    await goOnAs(later);
    const report = await judge(later);
    expect(report).toMatchObject({ verdict: 'verified', findings: [] });
    expect(report.notices).toContainEqual({
      code: 'NOTICE.RENAMED_LOG',
      detail: `${origin}/record → ${later}`,
    });
    expect(report.notices).toContainEqual({ code: 'NOTICE.OTHER_KEYS', detail: '1' });
  });

  it('is not verified by whoever trusts the old name alone', async () => {
    const report = await judge(`${origin}/record`);
    expect(report.verdict).toBe('not-verified');
    expect(report.findings.map(({ code }) => code)).toEqual(['CHECKPOINT.UNKNOWN_KEY']);
  });

  it('has no head of a log of another kind, and never goes back to an old name', async () => {
    for (const name of ['vinhdanh.test.3/refusals', `${origin}/record`]) {
      await goOnAs(name);
      const report = await judge(later, name);
      expect(report.verdict).toBe('not-verified');
      expect(report.findings.at(-1)).toMatchObject({
        code: 'CHECKPOINT.OTHER_LOG',
        detail: expect.stringContaining(name),
      });
    }
  });
});
