/** The files of a pack, however they are kept. Names are safe paths, each once. */
export interface PackFiles {
  names(): Iterable<string>;
  has(name: string): boolean;
  /** Null when the bytes are not what the archive's own checksum says. @throws for a name that is not there. */
  read(name: string): Uint8Array | null;
}
