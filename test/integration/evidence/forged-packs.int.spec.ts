import { beforeAll, describe, expect, it } from '@jest/globals';
import { formatProofs, readProofs, type FindingCode, type Proofs } from '@vinhdanh/record-format';
import { relisted, type Contents } from '../../support/evidence/archives.js';
import { judgeContents, packContents, reportOf } from '../../support/evidence/judge.js';

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
      'FILE.HASH',
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
      'FILE.MISSING',
      () => new Map([...sound].filter(([path]) => path !== pathOf('commands/'))),
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
            [...proofs.inclusion].map(([stream, all]) => [
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
          inclusion: new Map([...proofs.inclusion].map(([stream, all]) => [stream, all.slice(1)])),
        })),
    ],
    [
      'gives other numbers',
      'PROOF.INCLUSION',
      () =>
        withProofs((proofs) => ({
          ...proofs,
          inclusion: new Map(
            [...proofs.inclusion].map(([stream, all]) => [
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
