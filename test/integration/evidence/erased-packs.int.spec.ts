import { describe, expect, it } from '@jest/globals';
import { judgeContents, packContents, reportOf } from '../../support/evidence/judge.js';
import { MemoryLog } from '../../support/evidence/memory-log.js';
import { MemoryRecord, writeCase } from '../../support/evidence/memory-record.js';
import { logSigner, witnessOne } from '../../support/evidence/packs.js';

const shared = Buffer.from('Mẫu giấy chung\n');

/** Cases a and b with a file of each, and one that both hold. */
function twoCases(): { readonly record: MemoryRecord; readonly own: string; readonly both: string } {
  const record = new MemoryRecord(new MemoryLog(logSigner));
  writeCase(record, 'a');
  const [own = ''] = record.files.keys();
  writeCase(record, 'b');
  const both = record.addFile(shared);
  for (const caseId of ['a', 'b']) attach(record, caseId, both);
  return { record, own, both };
}

const bundleOf = (record: MemoryRecord): string => `sha256:${[...record.bundles.keys()][0]}`;

function attach(record: MemoryRecord, caseId: string, sha256: string): void {
  const body = { fileId: `f-${caseId}`, by: 'officer', sha256, bytes: 1, mediaType: 'text/plain' };
  record.append(caseId, 'AttachFile', bundleOf(record), [{ type: 'FileAttached', body, personal: null }]);
}

function erase(record: MemoryRecord, caseId: string, files: readonly string[]): void {
  const body = { personId: `nominee-${caseId}`, reason: 'Đơn số 12', policy: 'vn-2026', files, kept: [] };
  record.append(caseId, 'ErasePersonalData', bundleOf(record), [
    { type: 'PersonalDataErased', body: { ...body, files: [...files] }, personal: null },
  ]);
}

async function judged(record: MemoryRecord, streams: readonly string[]) {
  record.log.publish([witnessOne]);
  const contents = await packContents(record, { streams });
  const report = reportOf(await judgeContents(contents));
  const files = [...contents.keys()].filter((path) => path.startsWith('files/'));
  const erased = report.notices.filter(({ code }) => code === 'NOTICE.ERASED_DOCUMENT');
  return { report, files, erased: erased.map(({ detail }) => detail) };
}

describe('a pack of a case whose person was erased', () => {
  it('is verified without the files that went, and names them', async () => {
    const { record, own, both } = twoCases();
    erase(record, 'a', [own, both].sort());
    record.files.delete(own);
    const { report, files, erased } = await judged(record, ['case-a']);
    expect(report).toMatchObject({ verdict: 'verified', findings: [] });
    expect(erased.sort()).toEqual([`files/${own}`, `files/${both}`].sort());
    // Another person's case holds the same bytes: they are in the store, and not in this pack.
    expect(files).toEqual([]);
    expect(record.files.has(both)).toBe(true);
  });

  it('misses a file that the erasure does not name', async () => {
    const { record, own, both } = twoCases();
    erase(record, 'a', [both]);
    record.files.delete(own);
    const { report } = await judged(record, ['case-a']);
    expect(report.findings).toMatchObject([
      { code: 'FILE.MISSING', file: `files/${own}`, event: { stream: 'case-a' } },
    ]);
  });

  it('misses a file that another case of the pack still holds, and says which', async () => {
    const { record, own, both } = twoCases();
    erase(record, 'a', [own, both].sort());
    for (const gone of [own, both]) record.files.delete(gone);
    const { report, erased } = await judged(record, ['case-a', 'case-b']);
    expect(report.findings).toMatchObject([
      { code: 'FILE.MISSING', file: `files/${both}`, event: { stream: 'case-b' } },
    ]);
    expect(erased).toEqual([`files/${own}`]);
  });

  it('holds the file for the case that may', async () => {
    const { record, own, both } = twoCases();
    erase(record, 'a', [own, both].sort());
    record.files.delete(own);
    const { report, files } = await judged(record, ['case-a', 'case-b']);
    expect(report.verdict).toBe('verified');
    expect(files).toContain(`files/${both}`);
  });
});
