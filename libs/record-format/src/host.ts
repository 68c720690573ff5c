import type { Sha256Bytes, VerifyEd25519 } from '@vinhdanh/transparency-log';

/** What a verifier needs of the machine that it runs on. Injected: nothing here reaches the host by itself. */
export interface Host {
  readonly sha256: Sha256Bytes;
  readonly verifyEd25519: VerifyEd25519;
  /** The UTF-8 bytes of a text that holds no half of a surrogate pair. */
  readonly encodeUtf8: (text: string) => Uint8Array;
  /** The text of UTF-8 bytes; null for bytes that are none (overlong, cut off, a surrogate). A mark at the start stays. */
  readonly decodeUtf8: (bytes: Uint8Array) => string | null;
  /** The text of bytes that are all below 0x80; of those from `from` to before `end`. */
  readonly decodeAscii: (bytes: Uint8Array, from?: number, end?: number) => string;
}

/** What it takes to write a pack. */
export type Hasher = Pick<Host, 'sha256' | 'encodeUtf8'>;
