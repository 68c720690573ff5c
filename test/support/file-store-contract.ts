import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { expect, it } from '@jest/globals';
import { createStoredFileCheck, FileTooLarge, type FileStore } from '@vinhdanh/platform';

const hashOf = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');
const source = (...parts: readonly string[]): Readable =>
  Readable.from(parts.map((part) => Buffer.from(part)));

/** A store under test; `spoil` changes the bytes that lie under a hash, as somebody with a disk could. */
export interface StoreUnderTest {
  readonly store: FileStore;
  spoil(sha256: string, bytes: Buffer): Promise<void>;
}

/** What every file store promises, whatever it stands on. Call it inside a `describe`. */
export function fileStoreContract(underTest: () => StoreUnderTest): void {
  const store = (): FileStore => underTest().store;
  const text = async (sha256: string): Promise<string | null> => {
    const found = await store().open(sha256);
    if (found === null) return null;
    const bytes = await buffer(found.stream);
    expect(bytes).toHaveLength(found.bytes);
    return bytes.toString('utf8');
  };

  it('keeps what was received under the hash of its bytes, and not before', async () => {
    const received = await store().receive(source('biên ', 'bản'), 100);
    expect(received).toMatchObject({ sha256: hashOf('biên bản'), bytes: 11 });
    expect(await readFile(received.path, 'utf8')).toBe('biên bản');
    expect(await store().has(received.sha256)).toBe(false);
    expect(await store().open(received.sha256)).toBeNull();
    await received.keep();
    await received.discard();
    expect(await store().has(received.sha256)).toBe(true);
    expect(await text(received.sha256)).toBe('biên bản');
  });

  it('keeps nothing that is discarded', async () => {
    const received = await store().receive(source('nháp'), 100);
    await received.discard();
    await received.discard();
    expect(await store().has(received.sha256)).toBe(false);
  });

  it('leaves nothing of a stream that is too long or breaks off', async () => {
    await expect(store().receive(source('01234567890'), 10)).rejects.toBeInstanceOf(FileTooLarge);
    const broken = Readable.from(
      (async function* () {
        yield Buffer.from('half');
        throw new Error('cut off');
      })(),
    );
    await expect(store().receive(broken, 100)).rejects.toThrow('cut off');
    expect(await store().has(hashOf('half'))).toBe(false);
    expect(await store().removeAbandoned(0)).toBe(0);
  });

  it('holds the same bytes once, an empty file, and a large one', async () => {
    const first = await store().put(Buffer.from('same'));
    expect(await store().put(Buffer.from('same'))).toEqual(first);
    const empty = await store().put(Buffer.alloc(0));
    expect(await text(empty.sha256)).toBe('');
    const large = Buffer.alloc(5 * 1024 * 1024, 'vinhdanh');
    const kept = await store().put(large);
    expect(kept).toEqual({ sha256: hashOf(large), bytes: large.length });
    expect(hashOf(await buffer((await store().open(kept.sha256))!.stream))).toBe(kept.sha256);
  });

  it('deletes, says whether there was anything, and keeps again what was received', async () => {
    const received = await store().receive(source('trả lại'), 100);
    await received.keep();
    expect(await store().delete(received.sha256)).toBe(true);
    expect(await store().has(received.sha256)).toBe(false);
    expect(await store().delete(received.sha256)).toBe(false);
    await received.keep();
    await received.discard();
    expect(await text(received.sha256)).toBe('trả lại');
  });

  it.each(['../../etc/passwd', '', 'A'.repeat(64), `${'a'.repeat(64)}/`, '..%2f'.repeat(16)])(
    'has no file of %p, which is no hash',
    async (name) => {
      expect(await store().open(name)).toBeNull();
      expect(await store().has(name)).toBe(false);
      expect(await store().delete(name)).toBe(false);
    },
  );

  it('is told apart: present, altered, missing, erased', async () => {
    const { sha256: kept } = await store().put(Buffer.from('còn nguyên'));
    const { sha256: spoilt } = await store().put(Buffer.from('sẽ bị sửa'));
    const { sha256: shared } = await store().put(Buffer.from('của hai người'));
    await underTest().spoil(spoilt, Buffer.from('sẽ bị SỬA'));
    const gone = hashOf('gone');
    const check = createStoredFileCheck(store(), (sha256) => [gone, shared].includes(sha256));
    expect(await check(kept)).toBe('present');
    expect(await check(spoilt)).toBe('altered');
    expect(await check(hashOf('never there'))).toBe('missing');
    expect(await check(gone)).toBe('erased');
    // Erased for one person, while another one's case holds the same bytes.
    expect(await check(shared)).toBe('present');
  });
}
