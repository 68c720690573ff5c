import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { unpack, zipOf } from '../../support/evidence/archives.js';
import { keysText, logSigner, packTo, smallRecord, witnessOne } from '../../support/evidence/packs.js';
import { buildVerifierFile, runVerifierFile } from '../../support/evidence/run-verifier.js';
import { signerOf } from '../../support/evidence/memory-log.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vinhdanh-verifier-'));
  await buildVerifierFile(join(folder, 'verify.mjs'));
  await writeFile(join(folder, 'keys.txt'), `# khóa của tỉnh\n${keysText(logSigner, witnessOne)}`);
  await packTo(join(folder, 'PACK.zip'), smallRecord(), {
    verifier: await readFile(join(folder, 'verify.mjs')),
  });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const run = (...args: string[]) => runVerifierFile(folder, args);
const trusted = ['PACK.zip', '--trust', 'keys.txt'];

describe('node verify.mjs', () => {
  it('imports nothing but Node’s own modules', async () => {
    const source = await readFile(join(folder, 'verify.mjs'), 'utf8');
    const imported = [...source.matchAll(/^import .* from "([^"]+)"/gm)].map(([, name]) => name);
    expect(imported.filter((name) => !name?.startsWith('node:'))).toEqual([]);
    expect(source).not.toMatch(/\bimport\(|\brequire\(/);
  });
  it('says verified, in Vietnamese', async () => {
    const { code, out, error } = await run(...trusted);
    expect([code, error]).toEqual([0, '']);
    expect(out).toMatch(/^ĐÃ XÁC MINH\n/);
    expect(out).toContain('HS-2026-a · case-a: 5 sự kiện');
    expect(out).not.toContain('verify.mjs trong gói khác');
  });
  it('says verified, in English, and to machines', async () => {
    expect((await run(...trusted, '--lang', 'en')).out).toMatch(/^VERIFIED\n/);
    const { code, out } = await run(...trusted, '--json');
    expect([code, JSON.parse(out)]).toMatchObject([
      0,
      { format: 'vinhdanh-verification', verdict: 'verified' },
    ]);
  });
  it('says no more than consistent without keys', async () => {
    const { code, out } = await run('PACK.zip');
    expect(code).toBe(1);
    expect(out).toMatch(/^TỰ NHẤT QUÁN, CHƯA XÁC ĐỊNH NGUỒN GỐC – vì TRUST\.NONE/);
  });
  it('says which file was changed, and where the record is', async () => {
    const contents = unpack(join(folder, 'PACK.zip'));
    const record = String(contents.get('record/case-a.jsonl')).replace('file-1', 'file-2');
    await writeFile(join(folder, 'bad.zip'), zipOf(contents.set('record/case-a.jsonl', Buffer.from(record))));
    const { code, out } = await run('bad.zip', '--trust', 'keys.txt', '--lang', 'en');
    expect(code).toBe(1);
    expect(out).toMatch(/^NOT VERIFIED – because PROOF\.INCLUSION/);
    expect(out).toContain('file record/case-a.jsonl');
    expect(out).toMatch(/event 4 · case-a \(FileAttached, .*number in the log 8\)/);
    expect(out).toMatch(/before it: event 3 · case-a/);
    expect(out).toMatch(/after it: event 5 · case-a/);
  });
  it('ends with 2 when there is nothing to say about', async () => {
    await writeFile(join(folder, 'cut.zip'), (await readFile(join(folder, 'PACK.zip'))).subarray(0, 900));
    await writeFile(join(folder, 'none.txt'), '\n');
    await writeFile(join(folder, 'wrong.txt'), keysText(logSigner).replace(/\+[0-9a-f]{8}\+/, '+00000000+'));
    await writeFile(join(folder, 'text.txt'), 'these are my keys\n');
    const ends = async (...args: string[]) => {
      const { code, out, error } = await run(...args);
      return [
        code,
        /[A-Z]+\.[A-Z_]+/.exec(out)?.[0] ?? (error.startsWith('node verify.mjs') ? 'usage' : error),
      ];
    };
    expect(await ends('cut.zip', '--trust', 'keys.txt')).toEqual([2, 'PACK.TRUNCATED']);
    expect(await ends('no.zip', '--trust', 'keys.txt')).toEqual([2, 'PACK.UNREADABLE']);
    expect(await ends('PACK.zip', '--trust', 'no.txt')).toEqual([2, 'TRUST.UNREADABLE']);
    expect(await ends('PACK.zip', '--trust', 'none.txt')).toEqual([2, 'TRUST.EMPTY']);
    expect(await ends('PACK.zip', '--trust', 'wrong.txt')).toEqual([2, 'TRUST.KEY_ID']);
    expect(await ends('PACK.zip', '--trust', 'text.txt')).toEqual([2, 'TRUST.MALFORMED']);
    for (const args of [
      [],
      ['a', 'b'],
      [...trusted, '--verbose'],
      [...trusted, '--lang', 'fr'],
      ['a', '--witnesses', '1'],
    ])
      expect(await ends(...args)).toEqual([2, 'usage']);
  });
  it('says of its own failure that it says nothing of the pack', async () => {
    const source = await readFile(join(folder, 'verify.mjs'), 'utf8');
    const failing = source.replace(
      /^function verifyPack\(/m,
      'function verifyPack() { throw new Error("planted"); }\nfunction soundVerifyPack(',
    );
    expect(failing).not.toBe(source);
    await writeFile(join(folder, 'failing.mjs'), failing);
    const { code, out } = await runVerifierFile(folder, trusted, 'failing.mjs');
    expect([code, out.split('\n')[0]]).toEqual([2, expect.stringContaining('VERIFIER.DEFECT')]);
    expect(out).toContain('planted');
  });
  it('trusts no key because it lies beside the pack', async () => {
    await writeFile(join(folder, 'other.txt'), keysText(signerOf('vinhdanh.example/elsewhere', 9)));
    const { code, out } = await run('PACK.zip', '--trust', 'other.txt');
    expect([code, out.split('\n')[0]]).toEqual([1, expect.stringContaining('CHECKPOINT.UNKNOWN_KEY')]);
  });
  it('says when the pack holds another verifier than the one that runs', async () => {
    const contents = unpack(join(folder, 'PACK.zip'));
    await copyFile(join(folder, 'verify.mjs'), join(folder, 'kept.mjs'));
    await writeFile(join(folder, 'verify.mjs'), `${String(contents.get('verify.mjs'))}// another one\n`);
    try {
      const { code, out } = await run(...trusted);
      expect([code, out]).toEqual([0, expect.stringContaining('verify.mjs trong gói khác')]);
    } finally {
      await copyFile(join(folder, 'kept.mjs'), join(folder, 'verify.mjs'));
    }
  });
});
