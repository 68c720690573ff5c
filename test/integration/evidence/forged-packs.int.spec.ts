import { beforeAll, describe, expect, it } from '@jest/globals';
import { formatProofs, readProofs, type FindingCode, type Proofs } from '@vinhdanh/record-format';
import { relisted, type Contents } from '../../support/evidence/archives.js';
import { judgeContents, packContents, reportOf } from '../../support/evidence/judge.js';
import { wideRecord, wideStreams } from '../../support/evidence/packs.js';

let sound: Contents;
beforeAll(async () => {
  sound = await packContents();
});

const textOf = (contents: Contents, path: string): string => String(contents.get(path));
const withFile = (path: string, change: (text: string) => string, contents = sound): Contents =>
  new Map([...contents, [path, Buffer.from(change(textOf(contents, path)))]]);
const withProofs = (change: (proofs: Proofs) => Proofs): Contents =>
  withFile('log/proofs.json', (text) => formatProofs(change(readProofs(JSON.parse(text))!)));
const pathOf = (folder: string): string => [...sound.keys()].find((path) => path.startsWith(folder))!;

describe('a forger who lists his changes', () => {
  const cases: readonly (readonly [name: string, code: FindingCode, make: () => Contents])[] = [
    [
      'changes an event',
      'PROOF.INCLUSION',
      () => withFile('record/case-a.jsonl', (text) => text.replace('file-1', 'file-2')),
    ],
    [
      'takes an event out',
      'EVENT.VERSION',
      () =>
        withFile('record/case-a.jsonl', (text) =>
          text
            .split('\n')
            .filter((_, n) => n !== 1)
            .join('\n'),
        ),
    ],
    [
      'swaps two events',
      'EVENT.CHAIN',
      () =>
        withFile('record/case-a.jsonl', (text) => {
          const [a, b, ...rest] = text.split('\n');
          return [b, a, ...rest].join('\n');
        }),
    ],
    [
      'puts an event in twice',
      'EVENT.VERSION',
      () => withFile('record/case-a.jsonl', (text) => `${text.split('\n')[0]}\n${text}`),
    ],
    [
      'changes a command',
      'COMMAND.UNKNOWN',
      () =>
        withFile(pathOf('commands/'), (text) => text.replace('"role":"unit-officer"', '"role":"unit-head"')),
    ],
    [
      'changes a bundle',
      'FILE.HASH',
      () => withFile(pathOf('bundles/'), (text) => text.replace('review', 'revise')),
    ],
    ['changes a document', 'FILE.HASH', () => withFile(pathOf('files/'), (text) => `${text}!`)],
    [
      'changes the summary',
      'SUMMARY.DIFFERENT',
      () => withFile('summary.html', (text) => text.replace('HS-2026-a', 'HS-2026-b')),
    ],
    [
      'takes a command away',
      'COMMAND.MISSING',
      () => withFile(pathOf('commands/'), (text) => text.slice(text.indexOf('\n') + 1)),
    ],
    [
      'puts a command in twice',
      'COMMAND.UNKNOWN',
      () => withFile(pathOf('commands/'), (text) => `${text.split('\n')[0]}\n${text}`),
    ],
    [
      'gives a case the command of another',
      'COMMAND.OTHER_CASE',
      () => withFile(pathOf('commands/'), (text) => text.replace('"case":"a"', '"case":"b"')),
    ],
    [
      'puts in what is no command',
      'COMMAND.MALFORMED',
      () => withFile(pathOf('commands/'), (text) => text.replace(/"actor":"[^"]*"/, '"actor":1')),
    ],
    [
      'writes bytes that are no text',
      'JSON.NOT_UTF8',
      () =>
        new Map([
          ...sound,
          [
            pathOf('commands/'),
            Buffer.concat([Buffer.from([0x22, 0xff, 0x22, 0x0a]), sound.get(pathOf('commands/'))!]),
          ],
        ]),
    ],
    [
      'takes the commands of a case away',
      'FILE.MISSING',
      () => new Map([...sound].filter(([path]) => path !== pathOf('commands/'))),
    ],
    [
      'adds commands of a case that is not there',
      'FILE.UNREFERENCED',
      () => new Map([...sound, ['commands/case-z.jsonl', Buffer.from('{}\n')]]),
    ],
    [
      'adds a tile that proves nothing',
      'FILE.UNREFERENCED',
      () => new Map([...sound, ['log/tile/0/000.p/15', Buffer.alloc(480)]]),
    ],
    [
      'takes a document away',
      'FILE.MISSING',
      () => new Map([...sound].filter(([path]) => path !== pathOf('files/'))),
    ],
    [
      'takes a bundle away',
      'FILE.MISSING',
      () => new Map([...sound].filter(([path]) => path !== pathOf('bundles/'))),
    ],
    [
      'adds a document',
      'FILE.UNREFERENCED',
      () => new Map([...sound, [`files/${'a'.repeat(64)}`, Buffer.from('x')]]),
    ],
    [
      'adds a file of another kind',
      'FILE.UNKNOWN_PATH',
      () => new Map([...sound, ['notes.txt', Buffer.from('x')]]),
    ],
    [
      'takes the head away',
      'CHECKPOINT.MISSING',
      () => new Map([...sound].filter(([path]) => path !== 'log/checkpoint')),
    ],
    [
      'takes the proofs away',
      'FILE.MISSING',
      () => new Map([...sound].filter(([path]) => path !== 'log/proofs.json')),
    ],
    [
      'takes the summary away',
      'FILE.MISSING',
      () => new Map([...sound].filter(([path]) => path !== 'summary.html')),
    ],
    [
      'changes a proof',
      'PROOF.INCLUSION',
      () =>
        withProofs((proofs) => ({
          ...proofs,
          inclusion: new Map(
            [...(proofs.inclusion ?? [])].map(([stream, all]) => [
              stream,
              all.map((each) => ({ ...each, proof: each.proof.map((hash) => hash.map((byte) => byte ^ 1)) })),
            ]),
          ),
        })),
    ],
    [
      'shortens the proofs',
      'PROOF.MISSING',
      () =>
        withProofs((proofs) => ({
          ...proofs,
          inclusion: new Map([...(proofs.inclusion ?? [])].map(([stream, all]) => [stream, all.slice(1)])),
        })),
    ],
    [
      'gives other numbers',
      'PROOF.INCLUSION',
      () =>
        withProofs((proofs) => ({
          ...proofs,
          inclusion: new Map(
            [...(proofs.inclusion ?? [])].map(([stream, all]) => [
              stream,
              all.map((each) => ({ ...each, number: each.number + 1 })),
            ]),
          ),
        })),
    ],
    [
      'proves another tree',
      'PROOF.OTHER_TREE',
      () => withProofs((proofs) => ({ ...proofs, tree: { ...proofs.tree, size: 16 } })),
    ],
    [
      'spoils the growth',
      'PROOF.CONSISTENCY',
      () =>
        withProofs((proofs) => ({
          ...proofs,
          consistency: proofs.consistency.map((each) => ({ ...each, proof: each.proof.slice(1) })),
        })),
    ],
    [
      'leaves the growth out',
      'PROOF.MISSING',
      () => withProofs((proofs) => ({ ...proofs, consistency: [] })),
    ],
    ['has no proofs to speak of', 'PROOF.MALFORMED', () => withFile('log/proofs.json', () => '{}')],
    [
      'cuts the signatures off',
      'CHECKPOINT.MALFORMED',
      () => withFile('log/checkpoint', (text) => text.split('\n\n')[0]!),
    ],
    [
      'signs over another size',
      'CHECKPOINT.SIGNATURE',
      () => withFile('log/checkpoint', (text) => text.replace('\n15\n', '\n16\n')),
    ],
    [
      'moves a cosignature',
      'WITNESS.SIGNATURE',
      () =>
        withFile(
          'log/checkpoint',
          (text) =>
            `${text.split('\n— witness')[0]}\n${textOf(sound, 'log/earlier/10')
              .split('\n')
              .find((line) => line.startsWith('— witness'))}\n`,
        ),
    ],
  ];
  it.each(cases)('%s: %s', async (_name, code, make) => {
    const report = reportOf(await judgeContents(relisted(make())));
    expect(report.verdict).toBe('not-verified');
    expect(report.findings.map((finding) => finding.code)).toContain(code);
  });
  it('is found when he says that a case has fewer events', async () => {
    const shorter = relisted(sound, (manifest) => ({
      ...manifest,
      streams: manifest.streams.map((each) => ({ ...each, events: each.events - 1 })),
    }));
    expect(reportOf(await judgeContents(shorter))).toMatchObject({
      verdict: 'not-verified',
      code: 'STREAM.HEAD',
    });
  });
  it('is found when he leaves a case’s events unlisted, or lists some that are not there', async () => {
    const renamed = relisted(sound, (manifest) => ({
      ...manifest,
      streams: manifest.streams.map((each) => ({ ...each, stream: 'case-z' })),
    }));
    const codes = reportOf(await judgeContents(renamed)).findings.map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(['STREAM.MISSING', 'STREAM.UNLISTED']));
  });
});

describe('a forger of a pack with tiles', () => {
  let tiled: Contents;
  beforeAll(async () => {
    tiled = await packContents(wideRecord(), { streams: wideStreams });
  });
  const changed = (path: string, change: (bytes: Buffer) => Buffer): Contents =>
    new Map([...tiled, [path, change(Buffer.from(tiled.get(path)!))]]);
  const flip = (at: number) => (bytes: Buffer) => {
    bytes[at]! ^= 1;
    return bytes;
  };
  const withNumbers = (change: (numbers: readonly number[]) => readonly number[]): Contents =>
    changed('log/proofs.json', (bytes) => {
      const proofs = readProofs(JSON.parse(String(bytes)))!;
      const numbers = new Map([...(proofs.numbers ?? [])].map(([stream, all]) => [stream, change(all)]));
      return Buffer.from(formatProofs({ ...proofs, numbers }));
    });
  const codes = async (contents: Contents): Promise<string[]> => {
    const report = reportOf(await judgeContents(relisted(contents)));
    expect(report.verdict).toBe('not-verified');
    return [...new Set(report.findings.map(({ code }) => code))];
  };

  it('has nothing to do with a sound one', async () => {
    expect([...tiled.keys()].filter((path) => path.startsWith('log/tile/'))).toEqual([
      'log/tile/0/000',
      'log/tile/0/001',
      'log/tile/0/002.p/88',
      'log/tile/1/000.p/2',
    ]);
    expect(reportOf(await judgeContents(relisted(tiled)))).toMatchObject({
      verdict: 'verified',
      counts: { events: 550, commands: 440 },
    });
  });
  it('is found whichever tile he changes, and says so once a tile', async () => {
    for (const path of ['log/tile/0/000', 'log/tile/0/001', 'log/tile/0/002.p/88', 'log/tile/1/000.p/2'])
      for (const at of [0, 33, 63]) expect(await codes(changed(path, flip(at)))).toEqual(['PROOF.TILE']);
  });
  it('is found when he takes a tile away, cuts it, or adds one', async () => {
    const without = (path: string): Contents => new Map([...tiled].filter(([each]) => each !== path));
    for (const path of ['log/tile/0/001', 'log/tile/1/000.p/2'])
      expect(await codes(without(path))).toEqual(['PROOF.MISSING']);
    expect(await codes(changed('log/tile/0/001', (bytes) => bytes.subarray(32)))).toEqual(['PROOF.TILE']);
    expect(await codes(new Map([...tiled, ['log/tile/0/003', Buffer.alloc(8_192)]]))).toEqual([
      'FILE.UNREFERENCED',
    ]);
  });
  it('is found when he changes an event, or says other numbers', async () => {
    const event = changed('record/case-7.jsonl', (bytes) =>
      Buffer.from(String(bytes).replace('file-1', 'file-2')),
    );
    expect(await codes(event)).toContain('PROOF.INCLUSION');
    expect(await codes(withNumbers((all) => all.map((number) => number + 1)))).toEqual(['PROOF.INCLUSION']);
    expect(await codes(withNumbers((all) => all.map((number) => number + 10_000)))).toContain(
      'PROOF.INCLUSION',
    );
    expect(await codes(withNumbers((all) => all.slice(1)))).toEqual(
      expect.arrayContaining(['PROOF.INCLUSION', 'PROOF.MISSING']),
    );
    expect(await codes(withNumbers((all) => [...all, 0]))).toEqual(['STREAM.HEAD']);
    expect(await codes(withNumbers((all) => all.map(() => all[0]!)))).toContain('PROOF.ORDER');
  });
});
