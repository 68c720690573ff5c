import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import {
  filePath,
  formatManifest,
  packPaths,
  type Hasher,
  type ListedFile,
  type Manifest,
} from '@vinhdanh/record-format';
import { sealArchive } from './seal-archive.js';

const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();
export const hasher: Hasher = { sha256, encodeUtf8: (text) => Buffer.from(text, 'utf8') };
const byPath = (a: ListedFile, b: ListedFile): number => (a.path < b.path ? -1 : 1);
const fileMode = 0o100644;

/** A pack while it is written: files go in, `pack.json` ends it. */
export class PackArchive {
  readonly #zip = new ZipFile();
  readonly #listed: ListedFile[] = [];
  readonly #mtime: Date;

  /** @param stored without packing the files: a very large pack is read faster so */
  constructor(
    madeAt: string,
    private readonly options: { readonly stored: boolean } = { stored: false },
  ) {
    this.#mtime = new Date(madeAt);
  }

  #options() {
    return { mtime: this.#mtime, mode: fileMode, compress: !this.options.stored };
  }

  add(path: string, content: Uint8Array | string): void {
    const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : Buffer.from(content);
    this.#listed.push({ path, bytes: bytes.length, sha256: sha256(bytes).toString('hex') });
    this.#zip.addBuffer(bytes, path, this.#options());
  }

  /** A document is read when its turn comes; it is listed under the hash that it is stored by. */
  addDocument(hash: string, bytes: number, open: () => Promise<Readable>): void {
    const path = filePath(hash);
    this.#listed.push({ path, bytes, sha256: hash });
    this.#zip.addReadStreamLazy(path, this.#options(), (done) => {
      open().then(
        (stream) => done(null, stream),
        (error: unknown) => done(error, null as never),
      );
    });
  }

  /** The archive, sealed. The stream fails with what a document's stream fails with. */
  finish(manifest: Omit<Manifest, 'files'>): Readable {
    const files = [...this.#listed].sort(byPath);
    const text = formatManifest(hasher, { ...manifest, files });
    this.#zip.addBuffer(Buffer.from(text, 'utf8'), packPaths.manifest, this.#options());
    const sealed = sealArchive();
    this.#zip.on('error', (error: Error) => sealed.destroy(error));
    this.#zip.outputStream.pipe(sealed);
    this.#zip.end();
    return sealed;
  }
}
