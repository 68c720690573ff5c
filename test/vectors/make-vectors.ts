import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { verifyFile } from '@vinhdanh/verifier';
import { rawZip, relisted, zipOf, type Contents } from '../support/evidence/archives.js';
import { packContents, trustOf } from '../support/evidence/judge.js';
import { MemoryLog, signerOf } from '../support/evidence/memory-log.js';
import { MemoryRecord, writeCase } from '../support/evidence/memory-record.js';
import {
  keysText,
  logName,
  logSigner,
  packTo,
  smallRecord,
  wideRecord,
  wideStreams,
  witnessOne,
} from '../support/evidence/packs.js';
import { valueVectors } from './values.js';

// From test/dist/vectors, where this program runs.
const folder = fileURLToPath(new URL('../../vectors/record-format', import.meta.url));
const keys = keysText(logSigner, witnessOne);

const changed = (contents: Contents, path: string, change: (text: string) => string): Contents =>
  new Map([...contents, [path, Buffer.from(change(String(contents.get(path))))]]);

async function foreign(log: MemoryLog): Promise<Contents> {
  const record = new MemoryRecord(log);
  writeCase(record, 'a');
  log.publish();
  return packContents(record);
}

/** Packs by name, each with the reason that it is there. */
async function packs(): Promise<[name: string, why: string, archive: Buffer][]> {
  const sound = await packContents();
  const entries = [...sound].map(([name, bytes]) => ({ name, bytes, deflate: true }));
  const x = Buffer.from('x');
  const event = 'record/case-a.jsonl';
  const command = [...sound.keys()].find((path) => path.startsWith('commands/')) ?? '';
  const of = (contents: Contents): Buffer => zipOf(relisted(contents));
  const tiled = await packContents(wideRecord(), { streams: wideStreams });
  const tile = Buffer.from(tiled.get('log/tile/0/001') ?? []);
  tile[0] = (tile[0] ?? 0) ^ 1;
  return [
    ['repacked', 'a sound pack, written anew by another program', zipOf(sound)],
    [
      'event-changed',
      'one event says something else, and the list was made to fit',
      of(changed(sound, event, (text) => text.replace('file-1', 'file-2'))),
    ],
    [
      'event-missing',
      'one event was taken out',
      of(
        changed(sound, event, (text) =>
          text
            .split('\n')
            .filter((_, at) => at !== 2)
            .join('\n'),
        ),
      ),
    ],
    [
      'byte-changed',
      'one byte of a command differs from what pack.json lists',
      zipOf(changed(sound, command, (text) => text.replace('ward', 'word'))),
    ],
    [
      'summary-changed',
      'the page for people says something else',
      of(changed(sound, 'summary.html', (text) => text.replace('HS-2026-a', 'HS-2026-x'))),
    ],
    [
      'duplicate-key',
      'an event with a name twice',
      of(changed(sound, event, (text) => text.replace('{"body"', '{"body":{},"body"'))),
    ],
    [
      'unsafe-number',
      'an event with a number beyond 2^53',
      of(changed(sound, event, (text) => text.replace('"schema":1', '"schema":9007199254740993'))),
    ],
    [
      'lone-surrogate',
      'an event with half a surrogate pair',
      of(changed(sound, event, (text) => text.replace('approved', '\\ud800'))),
    ],
    [
      'later-schema',
      'an event of a schema that is not known yet',
      of(changed(sound, event, (text) => text.replace('"schema":1', '"schema":7'))),
    ],
    [
      'later-format',
      'a pack of a later format',
      zipOf(changed(sound, 'pack.json', (text) => text.replace('"version":1}', '"version":2}'))),
    ],
    [
      'unknown-key',
      'a pack that was made whole by somebody else',
      zipOf(await foreign(new MemoryLog(signerOf('elsewhere.example/record', 9)))),
    ],
    [
      'wrong-key-id',
      'the name of the log under the key of somebody else',
      zipOf(await foreign(new MemoryLog(signerOf(logName, 9)))),
    ],
    [
      'no-witness',
      'signed with the log’s own key, and no witness has seen it',
      zipOf(await foreign(new MemoryLog(logSigner))),
    ],
    [
      'other-tree',
      'proofs for another tree',
      of(changed(sound, 'log/proofs.json', (text) => text.replace('"size":15', '"size":16'))),
    ],
    ['tiles', 'a sound pack of so many cases that tiles prove them', zipOf(tiled)],
    ['other-tile', 'a tile of other leaves', of(new Map([...tiled, ['log/tile/0/001', tile]]))],
    [
      'climbing-path',
      'a name that climbs out of the folder',
      rawZip([...entries, { name: '../x', bytes: x }]),
    ],
    ['duplicate-name', 'two files of one name', rawZip([...entries, { name: 'pack.json', bytes: x }])],
    [
      'bomb',
      'a file that swells a thousand times',
      rawZip([...entries, { name: 'files/x', bytes: Buffer.alloc(4 * 1024 * 1024), deflate: true }]),
    ],
    ['truncated', 'the first half of a pack', zipOf(sound).subarray(0, 3_000)],
    ['framing', 'a byte of the directory is another', damaged(zipOf(sound))],
  ];
}

function damaged(archive: Buffer): Buffer {
  const changedArchive = Buffer.from(archive);
  const at = changedArchive.lastIndexOf('PK\u0001\u0002');
  changedArchive[at] = 0;
  return changedArchive;
}

/** What the verifier says today, written down: a later one must say the same. */
function said(name: string, why: string) {
  const outcome = verifyFile(join(folder, 'packs', `${name}.zip`), trustOf(keys));
  const [verdict, code] =
    outcome.kind === 'report' ? [outcome.report.verdict, outcome.report.code] : ['unusable', outcome.code];
  const exit = verdict === 'verified' ? 0 : verdict === 'unusable' ? 2 : 1;
  return { pack: `packs/${name}.zip`, why, verdict, code, exit };
}

mkdirSync(join(folder, 'packs'), { recursive: true });
writeFileSync(join(folder, 'keys.txt'), keys);
writeFileSync(join(folder, 'values.json'), JSON.stringify(await valueVectors()));
await packTo(join(folder, 'packs/sound.zip'), smallRecord());
const list = [said('sound', 'a pack as the product writes it')];
for (const [name, why, archive] of await packs()) {
  writeFileSync(join(folder, 'packs', `${name}.zip`), archive);
  list.push(said(name, why));
}
writeFileSync(join(folder, 'packs.json'), JSON.stringify(list));
