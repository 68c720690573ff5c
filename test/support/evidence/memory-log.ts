import {
  cosign,
  createTreeHash,
  encodeEntry,
  formatCheckpoint,
  formatNote,
  Frontier,
  keyTypes,
  signText,
  streamHash,
  tileHeight,
  tileWidth,
  verifierKey,
  type KeyType,
  type NoteSignature,
  type SignEd25519,
  type VerifierKey,
} from '@vinhdanh/transparency-log';
import { ed25519OfSeed, sha256 } from '@vinhdanh/sealing';
import type { LogSource } from '@vinhdanh/evidence';

const hash = createTreeHash(sha256);

/** Somebody who signs, made of one number: the same one every time. */
export interface Signer {
  readonly key: VerifierKey;
  readonly sign: SignEd25519;
}

export function signerOf(name: string, seed: number, type: KeyType = keyTypes.ed25519): Signer {
  const { publicKey, sign } = ed25519OfSeed(Buffer.alloc(32, seed));
  const key = verifierKey(sha256, name, type, publicKey);
  if (key === null) throw new Error(`${name} names no key`);
  return { key, sign };
}

/** A log in memory: leaves, tiles, signed heads. */
export class MemoryLog implements LogSource {
  readonly #frontier = new Frontier(hash);
  readonly #tiles = new Map<string, Uint8Array[]>();
  #newest: string | null = null;
  #earlier: string[] = [];
  #witnessedSize = 0;

  constructor(
    readonly signer: Signer,
    readonly origin = signer.key.name,
  ) {}

  get size(): number {
    return this.#frontier.size;
  }

  /** Adds one event and answers its number. */
  append(tenant: string, stream: string, version: number, eventHash: Uint8Array): number {
    const number = this.#frontier.size;
    const entry = { number, stream: streamHash(sha256, tenant, stream), version, eventHash };
    for (const node of this.#frontier.append(hash.leaf(encodeEntry(entry)))) {
      if (node.level % tileHeight !== 0) continue;
      const key = `${node.level / tileHeight}/${Math.floor(node.index / tileWidth)}`;
      this.#tiles.set(key, [...(this.#tiles.get(key) ?? []), node.hash]);
    }
    return number;
  }

  /** Signs the head, has it cosigned, and keeps the one before it as an earlier one. */
  publish(witnesses: readonly Signer[] = [], seconds = 1_795_420_800, signers = [this.signer]): string {
    const text = formatCheckpoint({ origin: this.origin, size: this.size, root: this.#frontier.root() });
    const signatures: NoteSignature[] = [
      ...signers.map(({ key, sign }) => signText(text, key, sign)),
      ...witnesses.map(({ key, sign }) => cosign(text, key, sign, seconds)),
    ];
    if (this.#newest !== null) this.#earlier = [...this.#earlier, this.#newest];
    this.#newest = formatNote({ text, signatures });
    if (witnesses.length > 0) this.#witnessedSize = this.size;
    return this.#newest;
  }

  heads(): ReturnType<LogSource['heads']> {
    return Promise.resolve(
      this.#newest === null
        ? null
        : { newest: this.#newest, earlier: this.#earlier, witnessedSize: this.#witnessedSize },
    );
  }

  readonly readTile: LogSource['readTile'] = ({ level, index, width }) => {
    const hashes = this.#tiles.get(`${level}/${index}`) ?? [];
    if (hashes.length < width) throw new RangeError(`no tile ${level}/${index} of ${width}`);
    return Promise.resolve(Buffer.concat(hashes.slice(0, width)));
  };
}
