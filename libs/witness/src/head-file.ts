import { createHash } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { fromBase64, hashBytes, toBase64, type WitnessedHead } from '@vinhdanh/transparency-log';

const shape = z.strictObject({
  origin: z.string(),
  size: z.int().nonnegative(),
  root: z.string(),
  /** When it was cosigned, in whole seconds since 1970. */
  seconds: z.int(),
});

export interface KeptHead extends WitnessedHead {
  readonly origin: string;
  readonly seconds: number;
}

const fileOf = (folder: string, origin: string): string =>
  join(folder, `${createHash('sha256').update(origin).digest('hex').slice(0, 32)}.head.json`);

/** The head that was cosigned last; null before the first. @throws Error for a file that somebody has damaged. */
export function readHead(folder: string, origin: string): KeptHead | null {
  const file = fileOf(folder, origin);
  if (!existsSync(file)) return null;
  const head = shape.parse(JSON.parse(readFileSync(file, 'utf8')));
  const root = fromBase64(head.root);
  if (root?.length !== hashBytes || head.origin !== origin)
    throw new Error(`${file} is no head of ${origin}`);
  return { ...head, root };
}

function flushed(file: string, text: string): void {
  const handle = openSync(file, 'w', 0o600);
  try {
    writeSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** On the disk when it returns: an answer that is given must never be forgotten. */
export function writeHead(folder: string, head: KeptHead): void {
  const file = fileOf(folder, head.origin);
  const { origin, size, seconds } = head;
  flushed(`${file}.new`, `${JSON.stringify({ origin, size, root: toBase64(head.root), seconds })}\n`);
  renameSync(`${file}.new`, file);
  const directory = openSync(dirname(file), 'r');
  try {
    fsyncSync(directory);
  } finally {
    closeSync(directory);
  }
}
