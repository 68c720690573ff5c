import { createHash } from 'node:crypto';
import { crc32, deflateRawSync } from 'node:zlib';
import { formatManifest, readManifest, type Manifest } from '@vinhdanh/record-format';
import { nodeHost, ZipPack } from '@vinhdanh/verifier';

/** The files of a pack, by path. */
export type Contents = Map<string, Buffer>;

export function unpack(file: string): Contents {
  const pack = ZipPack.open(file);
  try {
    return new Map([...pack.names()].map((name) => [name, Buffer.from(pack.read(name) ?? [])]));
  } finally {
    pack.close();
  }
}

/** One file of an archive that a test makes by hand; what is left out is the truth. */
export interface RawEntry {
  readonly name: string;
  readonly bytes: Buffer;
  readonly deflate?: boolean;
  readonly announcedBytes?: number;
  readonly flags?: number;
  readonly method?: number;
  readonly localName?: string;
  /** Shares the bytes of the entry before it. */
  readonly overlaps?: boolean;
  readonly link?: boolean;
}

/** An archive as a program other than ours might write it, or nobody should. */
export function rawZip(entries: readonly RawEntry[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  let last = 0;
  for (const entry of entries) {
    const packed = entry.deflate ? deflateRawSync(entry.bytes) : entry.bytes;
    const method = entry.method ?? (entry.deflate ? 8 : 0);
    const size = entry.announcedBytes ?? entry.bytes.length;
    const fields = (name: string): Buffer => {
      const header = Buffer.alloc(26);
      header.writeUInt16LE(20, 0);
      header.writeUInt16LE(entry.flags ?? 0, 2);
      header.writeUInt16LE(method, 4);
      header.writeUInt32LE(crc32(entry.bytes), 10);
      header.writeUInt32LE(packed.length, 14);
      header.writeUInt32LE(size, 18);
      header.writeUInt16LE(Buffer.byteLength(name, 'latin1'), 22);
      return header;
    };
    const localName = entry.localName ?? entry.name;
    const local = [
      Buffer.from('PK\u0003\u0004'),
      fields(localName),
      Buffer.from(localName, 'latin1'),
      packed,
    ];
    const from = entry.overlaps ? last : at;
    if (!entry.overlaps) {
      parts.push(...local);
      last = at;
      at += local.reduce((sum, part) => sum + part.length, 0);
    }
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(entry.link ? 0o120777 * 0x10000 : 0, 6);
    rest.writeUInt32LE(from, 10);
    const madeBy = Buffer.from([20, 3]);
    const name = Buffer.from(entry.name, 'latin1');
    directory.push(Buffer.from('PK\u0001\u0002'), madeBy, fields(entry.name), rest, name);
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, listed, end]);
}

/** The contents as an archive, written by another program than ours. */
export const zipOf = (contents: Contents): Buffer =>
  rawZip([...contents].map(([name, bytes]) => ({ name, bytes, deflate: true })));

/** Writes `pack.json` anew, so that it lists what is there: what a forger does. */
export function relisted(
  contents: Contents,
  change: (manifest: Manifest) => Manifest = (same) => same,
): Contents {
  const list = contents.get('pack.json') ?? Buffer.alloc(0);
  const old = readManifest(nodeHost, JSON.parse(String(list)), list);
  if (!old.ok) throw new Error(old.detail);
  const files = [...contents]
    .filter(([path]) => path !== 'pack.json')
    .map(([path, bytes]) => ({
      path,
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  const text = formatManifest(nodeHost, change({ ...old.value, files }));
  return new Map([...contents, ['pack.json', Buffer.from(text)]]);
}
