import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RecordReport } from '@vinhdanh/verification';
import { tenant } from '../../support/demo-office.js';
import { copyDatabase, dropCopy, type DatabaseCopy } from '../../support/tamper/database-copy.js';
import { judgeCopy, type Judging } from '../../support/tamper/judge-copy.js';
import { vault } from '../commands/support/office-database.js';
import { SealedOffice } from './support/sealed-office.js';

let office: SealedOffice;
beforeAll(async () => {
  office = await SealedOffice.start();
}, 180_000);
afterAll(() => office?.stop());

const all = (): Judging => ({
  tenant,
  trust: office.trust(),
  witnesses: [office.witnessUrl],
  vault,
  redecide: true,
});

let copies = 0;
async function onCopy<T>(work: (copy: DatabaseCopy) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'vinhdanh-copy-'));
  const copy = await copyDatabase(office.source, `copy_${(copies += 1)}`, join(folder, 'files'));
  try {
    return await work(copy);
  } finally {
    await dropCopy(copy);
    rmSync(folder, { recursive: true, force: true });
  }
}
const codes = (report: RecordReport): string[] => [...new Set(report.findings.map(({ code }) => code))];

describe('a whole record', () => {
  it('is verified, and every part of it was looked at', async () => {
    const report = await onCopy((copy) => judgeCopy(copy, all()));
    expect([report.findings, report.notices]).toEqual([[], expect.anything()]);
    expect(report).toMatchObject({ verdict: 'verified' });
  });
});
