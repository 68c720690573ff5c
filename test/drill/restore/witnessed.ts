import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogSigner, sealedLogs } from '@vinhdanh/sealing';
import { formatVerifierKey, type VerifierKey } from '@vinhdanh/transparency-log';
import { openWitness, serveWitness, type Alarm } from '@vinhdanh/witness';

/** The log of before, and the one that goes on in its place when it has lost what was cosigned. */
export const origins = { before: 'vinhdanh.drill/1', after: 'vinhdanh.drill/2' } as const;
export const logKey = Buffer.alloc(32, 21).toString('base64');

export interface DrillWitness {
  readonly alarms: readonly Alarm[];
  readonly key: VerifierKey;
  readonly url: string;
  /** For `LOG_WITNESSES`. */
  readonly line: string;
  /** Leaves of a log that it remembers; 0 for none. */
  remembered(origin: string): number;
  close(): Promise<void>;
}

/** A witness that lives through the disaster, since it is somebody else's. */
export async function startWitness(): Promise<DrillWitness> {
  const folder = mkdtempSync(join(tmpdir(), 'vinhdanh-drill-witness-'));
  const store = openWitness(folder, 'witness.drill');
  const logs = new Map<string, readonly VerifierKey[]>();
  for (const origin of Object.values(origins))
    for (const { name } of sealedLogs) {
      const signer = createLogSigner(`${origin}/${name}`, [logKey]);
      logs.set(signer.origin, signer.keys);
    }
  const alarms: Alarm[] = [];
  const server = await serveWitness(store, logs, {
    host: '127.0.0.1',
    port: 0,
    shout: (alarm) => alarms.push(alarm),
  });
  return {
    alarms,
    key: store.key,
    url: server.url,
    line: `${formatVerifierKey(store.key)} ${server.url}`,
    remembered: (origin) =>
      store.remembered(logs).find((log) => log.origin === `${origin}/record`)?.size ?? 0,
    close: async () => {
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
