import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

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

/** A port that is free now; throws when two hundred draws were all taken. */
export async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < freePortAttemptsMax; attempt += 1) {
    const port = randomInt(freePortMin, freePortMax);
    if (await isPortFree(port)) return port;
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
