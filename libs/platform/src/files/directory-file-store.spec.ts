import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createDirectoryFileStore } from './directory-file-store.js';
import { FileTooLarge, type FileStore } from './file-store.js';

const text = async (store: FileStore, sha256: string): Promise<string | null> => {
  const found = await store.open(sha256);
  if (found === null) return null;
  const chunks: Buffer[] = [];
  for await (const chunk of found.stream as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
};

describe('the file store in a folder', () => {
  let root: string;
  let store: FileStore;
  const left = (): string[] => readdirSync(join(root, 'incoming'));
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'vinhdanh-files-'));
    store = createDirectoryFileStore(root);
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('keeps what was received under the hash of its bytes', async () => {
    const received = await store.receive(Readable.from([Buffer.from('biên '), Buffer.from('bản')]), 100);
    expect(await store.open(received.sha256)).toBeNull();
    await received.keep();
    await received.discard();
    expect(received.sha256).toBe(createHash('sha256').update('biên bản').digest('hex'));
    expect(await text(store, received.sha256)).toBe('biên bản');
    expect(left()).toEqual([]);
  });

  it('leaves nothing of a stream that is too long or breaks off', async () => {
    await expect(store.receive(Readable.from([Buffer.alloc(11)]), 10)).rejects.toBeInstanceOf(FileTooLarge);
    const broken = Readable.from(
      (async function* () {
        yield Buffer.from('half');
        throw new Error('cut off');
      })(),
    );
    await expect(store.receive(broken, 100)).rejects.toThrow('cut off');
    expect(left()).toEqual([]);
  });

  it('clears what a killed process left, and only that', async () => {
    const left = await store.receive(Readable.from([Buffer.from('half')]), 10);
    expect(await store.removeAbandoned(60_000)).toBe(0);
    utimesSync(left.path, new Date(0), new Date(0));
    expect(await store.removeAbandoned(60_000)).toBe(1);
    expect(readdirSync(join(root, 'incoming'))).toEqual([]);
  });

  it('discards, stores the same bytes twice, and refuses a hash that is a path', async () => {
    await (await store.receive(Readable.from([Buffer.from('x')]), 10)).discard();
    const first = await store.put(Buffer.from('same'));
    const second = await store.put(Buffer.from('same'));
    expect(second).toEqual(first);
    expect(await store.open('../../etc/passwd')).toBeNull();
    expect(left()).toEqual([]);
  });
});
