/** How large a pack may be. A reader refuses what is beyond, before it reads it. */
export const packLimits = {
  /** Files in one pack. */
  filesMax: 1_000_000,
  /** One file, unpacked: an attachment has at most 50 MiB. */
  fileBytesMax: 64 * 1024 * 1024,
  /** All files together, unpacked. */
  totalBytesMax: 16 * 1024 * 1024 * 1024,
  /** How many times larger a file of more than `ratioFromBytes` may become when it is unpacked. */
  ratioMax: 200,
  ratioFromBytes: 1024 * 1024,
  /** Names of files, all together. */
  directoryBytesMax: 256 * 1024 * 1024,
  /** So many events are written into one pack, unless its maker asks for more. */
  writtenEventsMax: 50_000,
  /** A summary lists events up to this many, */
  summaryEventsMax: 5_000,
  /** and cases up to this many. */
  summaryCasesMax: 2_000,
} as const;
