import pg from 'pg';
import { runAudit, type RunningAudit } from '@vinhdanh/audit';
import { freePort, repoRoot } from '@vinhdanh/dev';
import { createPostgresBundles, createVault } from '@vinhdanh/journal-postgres';
import { auditConfigSchema, createLogger, loadConfig, type Logger } from '@vinhdanh/platform';
import { Follower } from '@vinhdanh/projections-postgres';
import { accessLog, createLogSigner, keepLogKeys, recordLog, refusalLog, Sealer } from '@vinhdanh/sealing';
import { formatVerifierKey } from '@vinhdanh/transparency-log';
import { openOffice, type Office } from '../../api/support/office.js';
import type { Answered, Asked, Client } from '../../api/support/client.js';
import { settled } from '../../sealing/support/settled.js';
import { databasePool } from '../../../support/database-pool.js';

const origin = 'vinhdanh.test';
const seed = Buffer.alloc(32, 9).toString('base64');
const logs = [recordLog, refusalLog, accessLog];
const signers = logs.map((log) => createLogSigner(`${origin}/${log.name}`, [seed]));

/** The keys of the three logs, as an auditor would have them from elsewhere. */
export const trustKeys = signers.flatMap(({ keys }) => keys.map((key) => formatVerifierKey(key))).join('\n');
export const auditorPersona = 'tong-khanh-van';

export interface AuditOffice {
  readonly office: Office;
  readonly audit: RunningAudit;
  readonly env: Readonly<Record<string, string>>;
  /** What the audit service has logged. */
  readonly lines: readonly string[];
  /** Gives everything that is committed its number, in all logs, and brings what follows them up to date. */
  seal(): Promise<void>;
  /** Asks the audit service through the API, as a browser does. */
  ask(client: Client, path: string, asked?: Asked): Promise<Answered>;
  auditor(): Promise<Client>;
  stop(): Promise<void>;
}

async function startAudit(env: Readonly<Record<string, string>>, logger: Logger): Promise<RunningAudit> {
  const config = loadConfig(auditConfigSchema, env);
  if (!config.ok) throw new Error(JSON.stringify(config.errors));
  return runAudit(config.value, logger);
}

/** A seeded database, the API and the audit service behind it; nothing is sealed unless `seal` is called. */
export async function openAuditOffice(extra: Readonly<Record<string, string>> = {}): Promise<AuditOffice> {
  const port = await freePort();
  const verifier = `${repoRoot}/apps/verifier/dist/verify.mjs`;
  const office = await openOffice({ AUDIT_URL: `http://127.0.0.1:${port}`, VERIFIER_FILE: verifier });
  const { urls } = office.postgres;
  const env = {
    ...office.env,
    DATABASE_AUDITOR_URL: urls.auditor,
    DATABASE_ACCESS_URL: urls.recorder,
    AUDIT_PORT: String(port),
    TRUST_KEYS: trustKeys,
    ...extra,
  };
  const lines: string[] = [];
  const audit = await startAudit(
    env,
    createLogger('audit', 'debug', { write: (line: string) => void lines.push(line) }),
  );
  const sealer = new pg.Client({ connectionString: urls.sealer });
  sealer.on('error', () => undefined);
  await sealer.connect();
  const projectors = databasePool({ connectionString: urls.projector, max: 2 });
  const projector = await projectors.connect();
  const follower = new Follower({
    bundles: createPostgresBundles(projectors),
    vault: createVault(office.env['MASTER_KEY'] ?? ''),
    cacheSize: 100,
    onUnreadable: ({ stream, code }) => {
      throw new Error(`${stream}: ${code}`);
    },
  });
  return {
    office,
    audit,
    env,
    lines,
    async seal() {
      await settled(office.admin);
      for (const [index, log] of logs.entries()) {
        const signer = signers[index]!;
        await keepLogKeys(sealer, log.name, 'log', signer.keys);
        const sealing = new Sealer(signer, log);
        for (let more = true; more;) {
          const outcome = await sealing.sealBatch(sealer);
          more = outcome.kind === 'sealed' && outcome.more;
        }
      }
      for (let more = true; more;) {
        const outcome = await follower.followBatch(projector);
        more = outcome.kind === 'busy' || outcome.more;
      }
    },
    ask: (client, path, asked = {}) => client.ask(path, { prefix: '/audit/v1', ...asked }),
    auditor: () => office.as(auditorPersona),
    async stop() {
      await sealer.end();
      projector.release();
      await projectors.end();
      await audit.stop();
      await office.stop();
    },
  };
}
