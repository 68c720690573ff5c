import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Contents } from '../../support/evidence/archives.js';
import { judgeContents, packContents, reportOf, trustOf } from '../../support/evidence/judge.js';
import { MemoryLog, signerOf } from '../../support/evidence/memory-log.js';
import { MemoryRecord, writeCase } from '../../support/evidence/memory-record.js';
import { keysText, logName, logSigner, witnessOne, witnessTwo } from '../../support/evidence/packs.js';

let sound: Contents;
beforeAll(async () => {
  sound = await packContents();
});

describe('keys', () => {
  const foreign = signerOf(logName, 9);
  const rewritten = async (log: MemoryLog, witnesses: Parameters<MemoryLog['publish']>[0]) => {
    const record = new MemoryRecord(log);
    writeCase(record, 'a', 'một ý kiến khác');
    log.publish(witnesses);
    return packContents(record);
  };

  it('refuse a pack that was rebuilt whole with others', async () => {
    const stranger = new MemoryLog(signerOf('vinhdanh.example/elsewhere', 9));
    expect(reportOf(await judgeContents(await rewritten(stranger, [])))).toMatchObject({
      verdict: 'not-verified',
      code: 'CHECKPOINT.UNKNOWN_KEY',
    });
  });
  it('refuse a known name with the id of another key', async () => {
    const report = reportOf(await judgeContents(await rewritten(new MemoryLog(foreign), [])));
    expect(report).toMatchObject({ verdict: 'not-verified', code: 'CHECKPOINT.KEY_ID' });
  });
  it('refuse another log’s head under a trusted log’s key', async () => {
    const other = new MemoryLog(logSigner, 'vinhdanh.example/lam-giang/access');
    const report = reportOf(await judgeContents(await rewritten(other, [witnessOne])));
    expect(report).toMatchObject({ verdict: 'not-verified', code: 'CHECKPOINT.OTHER_LOG' });
  });
  it('refuse a log that was rewritten with its own stolen key: no witness has seen it', async () => {
    const report = reportOf(await judgeContents(await rewritten(new MemoryLog(logSigner), [])));
    expect(report).toMatchObject({
      verdict: 'not-verified',
      code: 'WITNESS.MISSING',
      findings: [{ event: { version: 1 } }],
    });
  });
  it('ask for as many witnesses as the auditor says', async () => {
    const both = keysText(logSigner, witnessOne, witnessTwo);
    const verdict = async (trust: Parameters<typeof judgeContents>[1]) =>
      reportOf(await judgeContents(sound, trust)).verdict;
    expect(await verdict(trustOf(both))).toBe('verified');
    expect(await verdict(trustOf(both, 2))).toBe('not-verified');
    expect(await verdict(trustOf(keysText(logSigner, witnessTwo)))).toBe('not-verified');
    expect(await verdict(trustOf(keysText(logSigner, witnessTwo), 0))).toBe('verified');
  });
  it('say so when no witness is named', async () => {
    const { verdict, notices } = reportOf(await judgeContents(sound, trustOf(keysText(logSigner))));
    expect([verdict, notices.map(({ code }) => code)]).toEqual([
      'verified',
      expect.arrayContaining(['NOTICE.NO_WITNESS_ASKED']),
    ]);
  });
  it('hold while a key is replaced, for the old and for the new', async () => {
    const newer = signerOf(logName, 5);
    const log = new MemoryLog(logSigner);
    const record = new MemoryRecord(log);
    writeCase(record, 'a');
    log.publish([witnessOne], undefined, [logSigner, newer]);
    const contents = await packContents(record);
    for (const signer of [logSigner, newer]) {
      const trust = trustOf(keysText(signer, witnessOne));
      expect(reportOf(await judgeContents(contents, trust)).verdict).toBe('verified');
    }
  });
  it('count a witness for what it has seen: an earlier head covers what it holds', async () => {
    const log = new MemoryLog(logSigner);
    const record = new MemoryRecord(log);
    writeCase(record, 'a');
    log.publish([witnessOne]);
    writeCase(record, 'b');
    log.publish();
    const early = await packContents(record, { streams: ['case-a'] });
    expect(reportOf(await judgeContents(early)).verdict).toBe('verified');
    const late = await packContents(record, { streams: ['case-a', 'case-b'] });
    expect(reportOf(await judgeContents(late))).toMatchObject({
      verdict: 'not-verified',
      code: 'WITNESS.MISSING',
      findings: [{ event: { stream: 'case-b', version: 1, number: 5 }, detail: '5' }],
    });
  });
});
