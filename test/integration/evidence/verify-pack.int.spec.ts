import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { FindingCode } from '@vinhdanh/record-format';
import type { Contents } from '../../support/evidence/archives.js';
import { judge, judgeContents, packContents, reportOf } from '../../support/evidence/judge.js';
import { MemoryLog } from '../../support/evidence/memory-log.js';
import { MemoryRecord, writeCase } from '../../support/evidence/memory-record.js';
import {
  inFolder,
  logName,
  logSigner,
  packTo,
  smallRecord,
  witnessOne,
} from '../../support/evidence/packs.js';

let sound: Contents;
beforeAll(async () => {
  sound = await packContents();
});

const textOf = (contents: Contents, path: string): string => String(contents.get(path));
const withFile = (path: string, change: (text: string) => string, contents = sound): Contents =>
  new Map([...contents, [path, Buffer.from(change(textOf(contents, path)))]]);
describe('a sound pack', () => {
  it('is verified under the keys of its log and its witness', () =>
    inFolder(async (folder) => {
      const file = join(folder, 'pack.zip');
      await packTo(file, smallRecord(), { streams: ['case-a', 'case-b'] });
      const report = reportOf(await judge(await readFile(file)));
      expect(report).toMatchObject({
        verdict: 'verified',
        code: null,
        findings: [],
        log: { origin: logName, size: 15, witnesses: [{ name: 'witness.example/one' }] },
        streams: [
          { stream: 'case-a', caseNumber: 'HS-2026-a', events: 5 },
          { stream: 'case-b', caseNumber: 'HS-2026-b', events: 5 },
        ],
        counts: { events: 10, commands: 8, bundles: 1, documents: 2 },
      });
      expect(report.notices.map(({ code }) => code)).toEqual(['NOTICE.OPEN_END', 'NOTICE.SEALED_SECTIONS']);
    }));
  it('is no more than consistent when nobody is trusted', async () => {
    expect(reportOf(await judgeContents(sound, null))).toMatchObject({
      verdict: 'consistent',
      code: 'TRUST.NONE',
      findings: [],
    });
  });
  it('is verified from an archive that another program wrote, and that is said', async () => {
    const report = reportOf(await judgeContents(sound));
    expect(report.verdict).toBe('verified');
    expect(report.notices).toContainEqual({ code: 'NOTICE.REPACKED', detail: null });
  });
  it('is verified whatever verifier lies in it, and that it is not the one at work is said', async () => {
    const contents = await packContents(smallRecord(), { verifier: Buffer.from('another program') });
    const report = reportOf(await judgeContents(contents));
    expect(report.verdict).toBe('verified');
    expect(report.notices.map(({ code }) => code)).toContain('NOTICE.OTHER_VERIFIER');
  });
  it('is verified in a log of a thousand leaves', async () => {
    const log = new MemoryLog(logSigner);
    const record = new MemoryRecord(log);
    for (let n = 0; n < 200; n++) writeCase(record, `case-${n}`);
    log.publish([witnessOne]);
    const contents = await packContents(record, { streams: ['case-case-7', 'case-case-113'] });
    expect(reportOf(await judgeContents(contents))).toMatchObject({
      verdict: 'verified',
      log: { size: 1_000 },
    });
  });
});

describe('one changed byte', () => {
  it('in any file is found, and the file is named', async () => {
    for (const [path, bytes] of sound) {
      const changed = Buffer.from(bytes);
      const at = Math.floor(bytes.length / 2);
      changed[at] = (changed[at] ?? 0) ^ 1;
      const report = reportOf(await judgeContents(new Map([...sound, [path, changed]])));
      expect([path, report.verdict]).toEqual([path, 'not-verified']);
      expect(report.findings.map(({ file }) => file)).toContain(path);
      const listed = report.findings.some(({ code, file }) => code === 'FILE.CHANGED' && file === path);
      expect([path, listed]).toEqual([path, path !== 'pack.json']);
    }
  });
  it('in an event names the event with its neighbours', async () => {
    const changed = withFile('record/case-a.jsonl', (text) =>
      text.replace('"fileId":"file-1"', '"fileId":"file-2"'),
    );
    const report = reportOf(await judgeContents(changed));
    expect(report.findings.find(({ event }) => event !== null)).toMatchObject({
      code: 'PROOF.INCLUSION',
      event: { stream: 'case-a', version: 4, number: 8, type: 'FileAttached' },
      neighbours: [{ version: 3 }, { version: 5 }],
    });
  });
});

describe('an event that today’s code does not know', () => {
  const sealedWith = async (change: (event: Record<string, unknown>) => unknown) => {
    const log = new MemoryLog(logSigner);
    const record = new MemoryRecord(log);
    writeCase(record, 'a');
    const last = record.streams.get('case-a')!.at(-1)!;
    const event = JSON.parse(String(last.bytes)) as Record<string, unknown>;
    const prev = createHash('sha256').update(last.bytes).digest('hex');
    const next = { ...event, prev, version: 6 };
    record.appendBytes('case-a', 6, Buffer.from(String(change(next))));
    log.publish([witnessOne]);
    return reportOf(await judgeContents(await packContents(record)));
  };
  const written = (event: Record<string, unknown>) => JSON.stringify(event);
  it.each<readonly [FindingCode, (event: Record<string, unknown>) => string]>([
    ['EVENT.UNKNOWN_TYPE', (event) => written({ ...event, type: 'SomethingLater' })],
    ['EVENT.LATER_SCHEMA', (event) => written({ ...event, schema: 2 })],
    ['JSON.DUPLICATE_KEY', (event) => written(event).replace('{"body"', '{"body":{},"body"')],
    ['JSON.NUMBER', (event) => written(event).replace('"schema":1', '"schema":9007199254740993')],
    ['JSON.NUMBER', (event) => written(event).replace('"schema":1', '"schema":1.0')],
    ['JSON.SURROGATE', (event) => written(event).replace('approved', '\\ud800')],
    [
      'JSON.TOO_DEEP',
      (event) => written(event).replace('"approved"', `${'['.repeat(9_999)}${']'.repeat(9_999)}`),
    ],
    ['JSON.NOT_CANONICAL', (event) => written(event).replace(',"command"', ', "command"')],
    ['JSON.SYNTAX', () => 'nothing'],
    ['EVENT.ENVELOPE', (event) => written({ ...event, zzz: 1 })],
    ['EVENT.STREAM', (event) => written({ ...event, tenant: 'song-hong' })],
    ['EVENT.TIME', (event) => written({ ...event, time: '2020-01-01T00:00:00.000Z' })],
  ])('%s: said at the event, its place in the log holds', async (code, change) => {
    const report = await sealedWith(change);
    expect(report).toMatchObject({ verdict: 'not-verified', code });
    expect(report.findings.map((finding) => finding.code)).toEqual([code]);
    expect(report.findings[0]?.event).toMatchObject({ stream: 'case-a', version: 6, number: 5 });
  });
});

describe('pack.json', () => {
  it.each<readonly [FindingCode, (text: string) => string]>([
    ['MANIFEST.LATER_VERSION', (text) => text.replace('"version":1}', '"version":2}')],
    ['MANIFEST.MALFORMED', (text) => text.replace('vinhdanh-pack', 'vinhdanh-book')],
    ['MANIFEST.MALFORMED', (text) => text.replace('"record/case-a.jsonl"', '"../case-a.jsonl"')],
    ['MANIFEST.CHANGED', (text) => text.replace('vinhdanh 0.1.0', 'vinhdanh 0.1.1')],
    ['JSON.DUPLICATE_KEY', (text) => text.replace('{', '{"files":[],')],
    ['JSON.SYNTAX', (text) => text.slice(1)],
  ])('%s', async (code, change) => {
    const report = reportOf(await judgeContents(withFile('pack.json', change)));
    expect(report).toMatchObject({ verdict: 'not-verified', code, findings: [{ file: 'pack.json' }] });
  });
  it('is missing', async () => {
    const none = new Map([...sound].filter(([path]) => path !== 'pack.json'));
    expect(reportOf(await judgeContents(none))).toMatchObject({ code: 'MANIFEST.MISSING' });
  });
  it('does not list a file that is there', async () => {
    const more = new Map([...sound, ['files/x', Buffer.from('x')]]);
    expect(reportOf(await judgeContents(more))).toMatchObject({ code: 'FILE.UNLISTED' });
  });
});

it('names a document that nobody has, at its event', async () => {
  const log = new MemoryLog(logSigner);
  const record = new MemoryRecord(log);
  writeCase(record, 'a');
  record.files.clear();
  log.publish([witnessOne]);
  expect(reportOf(await judgeContents(await packContents(record)))).toMatchObject({
    verdict: 'not-verified',
    code: 'FILE.MISSING',
    findings: [{ event: { version: 4, type: 'FileAttached' } }],
  });
});
