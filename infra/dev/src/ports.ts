import { randomInt } from 'node:crypto';
import { closeSync, mkdirSync, openSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Ports are drawn below the ephemeral ranges of Linux (32768…) and macOS (49152…): a server that is killed and
 * started again must find its port free, and a client that retries on an ephemeral port of its own machine can
 * end up connected to itself.
 */
const freePortMin = 20_000;
const freePortMax = 30_000;
const freePortAttemptsMax = 200;

/** True when a server could listen on the port of 127.0.0.1 right now. */
export function isPortFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

/** Longer than any server takes from its port being drawn to listening on it. */
const reservationMs = 120_000;

/**
 * Nobody else draws the port for a while: between a draw and the server that listens there, the port is free for
 * everybody, and stacks start side by side. False when somebody has it.
 */
function reserve(port: number): boolean {
  const folder = join(tmpdir(), 'vinhdanh-ports');
  const file = join(folder, String(port));
  try {
    mkdirSync(folder, { recursive: true, mode: 0o777 });
    if (ageMs(file) > reservationMs) rmSync(file, { force: true });
    closeSync(openSync(file, 'wx', 0o666));
    return true;
  } catch (error) {
    // Where nothing can be noted (another user's folder), a free port is still a free port.
    return (error as NodeJS.ErrnoException).code !== 'EEXIST';
  }
}

/** How long ago a file was made; 0 when there is none. */
function ageMs(file: string): number {
  const found = statSync(file, { throwIfNoEntry: false });
  return found === undefined ? 0 : Date.now() - found.mtimeMs;
}

/**
 * A port that is free now, and that no other call on this machine answers for the next two minutes. @throws Error
 * when two hundred draws were all taken.
 */
export async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < freePortAttemptsMax; attempt += 1) {
    const port = randomInt(freePortMin, freePortMax);
    if (reserve(port) && (await isPortFree(port))) return port;
  }
  throw new Error(`no free port found between ${freePortMin} and ${freePortMax}`);
}

/** A port number out of configuration; throws a sentence that names the variable. */
export function parsePort(name: string, text: string | undefined): number | undefined {
  if (text === undefined || text === '') return undefined;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Error(`${name} must be a port between 1 and 65535, but is "${text}"`);
  }
  return port;
}
