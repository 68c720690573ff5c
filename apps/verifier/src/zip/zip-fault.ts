/** Why an archive cannot be used at all. */
export type ZipFaultCode =
  | 'PACK.UNREADABLE'
  | 'PACK.NOT_A_ZIP'
  | 'PACK.TRUNCATED'
  | 'PACK.DAMAGED'
  /** A name climbs out of the folder, or is no plain path. */
  | 'PACK.PATH'
  | 'PACK.DUPLICATE'
  /** More or larger files than any pack has: a bomb. */
  | 'PACK.TOO_LARGE'
  /** Encrypted, split over several files, or packed by another method than deflate. */
  | 'PACK.UNSUPPORTED';

/** Thrown while an archive is opened, caught where it is opened. */
export class ZipFault extends Error {
  override readonly name = 'ZipFault';
  constructor(
    readonly code: ZipFaultCode,
    readonly detail: string,
  ) {
    super(`${code}: ${detail}`);
  }
}

export function zipFault(code: ZipFaultCode, detail: string): never {
  throw new ZipFault(code, detail);
}
