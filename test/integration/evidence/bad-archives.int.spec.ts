import { writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { verifyFile, type ZipFaultCode } from '@vinhdanh/verifier';
import { rawZip, type Contents, type RawEntry } from '../../support/evidence/archives.js';
import { judge, judgeContents, ourTrust, packContents, reportOf } from '../../support/evidence/judge.js';
import { MemoryLog } from '../../support/evidence/memory-log.js';
import { MemoryRecord } from '../../support/evidence/memory-record.js';
import { inFolder, logSigner, packTo, smallRecord, witnessOne } from '../../support/evidence/packs.js';
import { SeededRandom } from '../../support/seeded-random.js';

let contents: Contents;
let archive: Buffer;
beforeAll(async () => {
  contents = await packContents();
  archive = await packOf(smallRecord());
});

const packOf = (record: MemoryRecord, streams = ['case-a']): Promise<Buffer> =>
  inFolder(async (folder) => {
    await packTo(join(folder, 'pack.zip'), record, { streams });
    return readFile(join(folder, 'pack.zip'));
  });
const entries = (): RawEntry[] => [...contents].map(([name, bytes]) => ({ name, bytes, deflate: true }));
const withEntry = (entry: RawEntry): Buffer => rawZip([...entries(), entry]);
const x = Buffer.from('x');

describe('an archive that cannot be used', () => {
  const cases: readonly (readonly [name: string, code: ZipFaultCode, make: () => Buffer])[] = [
    ['is empty', 'PACK.NOT_A_ZIP', () => Buffer.alloc(0)],
    ['is a text', 'PACK.NOT_A_ZIP', () => Buffer.from('x'.repeat(1_000))],
    ['is cut off', 'PACK.TRUNCATED', () => archive.subarray(0, archive.length - 200)],
    ['is cut off in its last record', 'PACK.DAMAGED', () => archive.subarray(0, archive.length - 1)],
    ['has something behind it', 'PACK.DAMAGED', () => Buffer.concat([archive, x])],
    ['climbs out of its folder', 'PACK.PATH', () => withEntry({ name: '../evil', bytes: x })],
    ['climbs in the middle', 'PACK.PATH', () => withEntry({ name: 'files/../../evil', bytes: x })],
    ['begins at the root', 'PACK.PATH', () => withEntry({ name: '/etc/passwd', bytes: x })],
    ['names a drive', 'PACK.PATH', () => withEntry({ name: 'C:evil', bytes: x })],
    ['climbs with the other slash', 'PACK.PATH', () => withEntry({ name: '..\\evil', bytes: x })],
    ['has a name with a null', 'PACK.PATH', () => withEntry({ name: 'a\u0000b', bytes: x })],
    ['has an empty name', 'PACK.PATH', () => withEntry({ name: '', bytes: x })],
    ['holds a link', 'PACK.PATH', () => withEntry({ name: 'link', bytes: x, link: true })],
    ['has two files of one name', 'PACK.DUPLICATE', () => withEntry({ name: 'pack.json', bytes: x })],
    [
      'has two files of one name but for capitals',
      'PACK.DUPLICATE',
      () => withEntry({ name: 'Pack.JSON', bytes: x }),
    ],
    [
      'names a file differently in two places',
      'PACK.DAMAGED',
      () => withEntry({ name: 'a', localName: 'b', bytes: x }),
    ],
    [
      'holds a file that others share',
      'PACK.DAMAGED',
      () => withEntry({ name: 'a', bytes: contents.get('pack.json')!, deflate: true, overlaps: true }),
    ],
    [
      'swells',
      'PACK.TOO_LARGE',
      () => withEntry({ name: 'a', bytes: Buffer.alloc(8 * 1024 * 1024), deflate: true }),
    ],
    [
      'announces more than any file has',
      'PACK.TOO_LARGE',
      () => withEntry({ name: 'a', bytes: x, announcedBytes: 0xfffffff0 }),
    ],
    ['is encrypted', 'PACK.UNSUPPORTED', () => withEntry({ name: 'a', bytes: x, flags: 1 })],
    ['is packed by another method', 'PACK.UNSUPPORTED', () => withEntry({ name: 'a', bytes: x, method: 12 })],
  ];
  it.each(cases)('%s: %s', async (_name, code, make) => {
    expect(await judge(make())).toMatchObject({ kind: 'unusable', code });
  });
  it('is no file', () => {
    expect(verifyFile('/nowhere/pack.zip', ourTrust)).toMatchObject({ code: 'PACK.UNREADABLE' });
    expect(verifyFile('/', ourTrust)).toMatchObject({ code: 'PACK.UNREADABLE' });
  });
});

describe('a bomb that lies about its size', () => {
  it('is unpacked no further than it announced', async () => {
    const bomb = {
      name: 'summary.html',
      bytes: Buffer.alloc(64 * 1024 * 1024),
      deflate: true,
      announcedBytes: 1_000,
    };
    const before = process.memoryUsage().rss;
    const others = entries().filter(({ name }) => name !== 'summary.html');
    const report = reportOf(await judge(rawZip([...others, bomb])));
    expect(report).toMatchObject({
      verdict: 'not-verified',
      code: 'FILE.DAMAGED',
      findings: [{ file: 'summary.html' }],
    });
    expect(process.memoryUsage().rss - before).toBeLessThan(128 * 1024 * 1024);
  });
});

/** `EVERY_BYTE=1` tries each; an ordinary run every fifth, at another place each time. */
const step = process.env.EVERY_BYTE === '1' ? 1 : 5;

describe('any changed byte', () => {
  /** As few bytes as a pack can have: one event. */
  async function smallest(): Promise<Buffer> {
    const record = new MemoryRecord(new MemoryLog(logSigner));
    const bundle = record.addBundle({ key: 'k' });
    record.append('a', 'TakeStep', bundle, [
      { type: 'StepTaken', body: { stepId: 's#1', by: 'officer' }, personal: null },
    ]);
    record.log.publish([witnessOne]);
    return packOf(record);
  }

  it('of a small pack, wherever it stands, is found', async () => {
    const whole = await smallest();
    expect(reportOf(await judge(whole)).verdict).toBe('verified');
    const random = new SeededRandom(Number(process.env.SEED ?? Date.now()));
    const first = random.int(step);
    let tried = 0;
    const passed: string[] = [];
    let named = 0;
    await inFolder(async (folder) => {
      const file = join(folder, 'pack.zip');
      for (let at = first; at < whole.length; at += step) {
        const changed = Buffer.from(whole);
        changed[at] = (changed[at] ?? 0) ^ (1 + random.int(255));
        writeFileSync(file, changed);
        tried += 1;
        const outcome = verifyFile(file, ourTrust);
        const verdict = outcome.kind === 'report' ? outcome.report.verdict : outcome.kind;
        if (verdict !== 'not-verified' && verdict !== 'unusable') passed.push(`byte ${at}: ${verdict}`);
        if (outcome.kind === 'report' && outcome.report.findings.some(({ file: name }) => name !== null))
          named += 1;
      }
    });
    process.stdout.write(
      `changed bytes: ${tried} of ${whole.length} tried, seed ${random.seed}, ${passed.length} passed, ${named} in a file and named\n`,
    );
    expect(passed).toEqual([]);
    expect(named).toBeGreaterThan(tried / 3);
  });

  it('of any length cut off is found', async () => {
    const whole = await smallest();
    for (let length = 0; length < whole.length; length += 31)
      expect(await judge(whole.subarray(0, length))).toMatchObject({ kind: 'unusable' });
  });
});

it('files of a pack may lie in any order, and in folders that are listed themselves', async () => {
  const folders = ['log/', 'record/', 'commands/'].map((name) => ({ name, bytes: Buffer.alloc(0) }));
  expect(reportOf(await judge(rawZip([...folders, ...entries().reverse()]))).verdict).toBe('verified');
  expect(reportOf(await judgeContents(contents)).verdict).toBe('verified');
});
