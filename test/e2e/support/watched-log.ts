import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogSigner, recordLog } from '@vinhdanh/sealing';
import { formatVerifierKey, type VerifierKey } from '@vinhdanh/transparency-log';
import { openWitness, serveWitness, type Alarm } from '@vinhdanh/witness';

/** A log with a witness of its own, and the keys of both as an inspector has them: from here, not from a server. */
export interface WatchedLog {
  /** What the stack is told of them. */
  readonly env: NodeJS.ProcessEnv;
  /** The inspector's `keys.txt`. */
  readonly keysText: string;
  readonly alarms: readonly Alarm[];
  close(): Promise<void>;
}

const lines = (keys: readonly VerifierKey[]): string =>
  keys.map((key) => `${formatVerifierKey(key)}\n`).join('');

/** Starts a witness for the logs of a deployment that has not been started yet. */
export async function startWatchedLog(origin: string, logs: readonly string[]): Promise<WatchedLog> {
  const seed = Buffer.alloc(32, 11).toString('base64');
  const keysOf = (log: string) => createLogSigner(`${origin}/${log}`, [seed]).keys;
  const folder = mkdtempSync(join(tmpdir(), 'vinhdanh-witness-'));
  const witness = openWitness(folder, 'witness.test');
  const alarms: Alarm[] = [];
  const trusted = new Map(logs.map((log) => [`${origin}/${log}`, keysOf(log)]));
  const server = await serveWitness(witness, trusted, {
    host: '127.0.0.1',
    port: 0,
    shout: (alarm) => alarms.push(alarm),
  });
  const keysText = lines([...keysOf(recordLog.name), witness.key]);
  return {
    env: {
      LOG_KEY: seed,
      LOG_ORIGIN: origin,
      LOG_WITNESSES: `${formatVerifierKey(witness.key)} ${server.url}`,
      LOG_WITNESS_SECONDS: '1',
      TRUST_KEYS: lines([...logs.flatMap(keysOf), witness.key]),
    },
    keysText,
    alarms,
    close: async () => {
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
