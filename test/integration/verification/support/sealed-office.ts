import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { CommandHandler } from '@vinhdanh/commands';
import { fromEpochMs, toEpochMs, type CaseId, type CommandId, type PersonId } from '@vinhdanh/kernel';
import { createPostgresBundles } from '@vinhdanh/journal-postgres';
import { createDirectoryFileStore } from '@vinhdanh/platform';
import { Follower } from '@vinhdanh/projections-postgres';
import { readTrust, type Trust } from '@vinhdanh/record-format';
import {
  accessLog,
  createLogSigner,
  pushHead,
  recordLog,
  refusalLog,
  Sealer,
  sha256,
} from '@vinhdanh/sealing';
import { formatVerifierKey } from '@vinhdanh/transparency-log';
import {
  openWitness,
  serveWitness,
  type Alarm,
  type WitnessServer,
  type WitnessStore,
} from '@vinhdanh/witness';
import { CaseDesk, holder, tenant, unit } from '../../../support/demo-office.js';
import type { CopySource } from '../../../support/tamper/database-copy.js';
import { forgeComment } from '../../../support/tamper/forge-comment.js';
import { Superuser } from '../../../support/tamper/superuser.js';
import { startOfficeDatabase, vault, type OfficeDatabase } from '../../commands/support/office-database.js';
import { settled } from '../../sealing/support/settled.js';
import { databasePool } from '../../../support/database-pool.js';

export const origin = 'vinhdanh.test';
export const seed = Buffer.alloc(32, 9).toString('base64');
const logs = [recordLog, refusalLog, accessLog];
const signerOf = (log: string) => createLogSigner(`${origin}/${log}`, [seed]);
const cases = ['one', 'two', 'three'] as const;
const MOVE_MS = 90_000;

/** Cases of the demo province in a database, sealed, with a witness that has cosigned all of it. */
export class SealedOffice {
  readonly folder = mkdtempSync(join(tmpdir(), 'vinhdanh-verify-'));
  readonly files = join(this.folder, 'files');
  readonly witness: WitnessStore;
  readonly alarms: Alarm[] = [];
  readonly concluded = 'case-one';
  readonly open = 'case-three';
  /** Events that were sealed so far. */
  events = 0;
  #server: WitnessServer | null = null;
  #handler: CommandHandler;

  private constructor(readonly office: OfficeDatabase) {
    this.witness = openWitness(join(this.folder, 'witness'), 'witness.test/one');
    this.#handler = office.handler();
  }

  static async start(): Promise<SealedOffice> {
    const sealed = new SealedOffice(await startOfficeDatabase());
    try {
      await sealed.serve();
      await sealed.write();
      return sealed;
    } catch (error) {
      await sealed.stop();
      throw error;
    }
  }

  get witnessUrl(): string {
    if (this.#server === null) throw new Error('the witness is not there');
    return this.#server.url;
  }

  get source(): CopySource {
    const { admin, auditor } = this.office.urls;
    return { admin, auditor, database: 'vinhdanh', files: this.files };
  }

  /** The logs' keys alone, or with the witness's. */
  trust(withWitness = true): Trust {
    const keys = logs.flatMap(({ name }) => signerOf(name).keys);
    const text = [...keys, ...(withWitness ? [this.witness.key] : [])].map(formatVerifierKey).join('\n');
    const trust = readTrust(sha256, text);
    if (!trust.ok) throw new Error(trust.fault);
    return trust.value;
  }

  /** Three cases (one concluded, with a document), a refused attempt and a look by an auditor. */
  private async write(): Promise<void> {
    const store = createDirectoryFileStore(this.files);
    for (const name of cases) {
      const desk = new CaseDesk(this.#handler, name as CaseId);
      await desk.start('S1');
      const document = await store.put(Buffer.from(`Báo cáo thành tích của ${name}\n`));
      const file = { fileId: `file-${name}`, fileName: 'bao-cao.txt', mediaType: 'text/plain' };
      const officer = holder('unit-officer', unit);
      const answer = await desk.give(officer, { type: 'AttachFile', ...file, ...document });
      if (answer.kind !== 'done') throw new Error(JSON.stringify(answer));
      const moves = name === 'one' ? 100 : name === 'two' ? 2 : 1;
      for (let move = 0, more = true; move < moves && more; move++) {
        // Something must have lain in an inbox for a while.
        desk.at = fromEpochMs(toEpochMs(desk.at) + MOVE_MS);
        more = await desk.advance();
      }
    }
    await this.refuse();
    await this.look();
    await this.seal();
    await this.follow();
  }

  /** Somebody tries what he may not. */
  async refuse(): Promise<void> {
    const desk = new CaseDesk(this.#handler, this.open.slice(5) as CaseId);
    const { state } = await desk.read();
    const stepId = Object.keys(state.steps)[0] ?? 'none';
    const stranger = holder('president-office', 'vp-chu-tich-nuoc');
    const answer = await desk.give(stranger, { type: 'TakeStep', stepId }, null, 'refused-1');
    if (answer.kind === 'done') throw new Error('nobody refused it');
  }

  /** An auditor looks at a case. */
  async look(): Promise<void> {
    const recorder = new pg.Client({ connectionString: this.office.urls.recorder });
    await recorder.connect();
    try {
      await recorder.query(`SELECT vinhdanh.record_access($1, $2, $3, $4, $5, $6, $7, $8, $9)`, [
        tenant,
        'thanh-tra' satisfies string as PersonId,
        'auditor',
        'thanh-tra-tinh',
        'case',
        ['one'],
        'GET cases',
        'request-1' satisfies string as CommandId,
        '{}',
      ]);
    } finally {
      await recorder.end();
    }
  }

  /** One more command in the open case. */
  async goOn(): Promise<void> {
    await new CaseDesk(this.#handler, this.open.slice(5) as CaseId).advance();
  }

  /** An event that nobody decided, appended with right hashes and rows, and sealed like any other. */
  async forge(): Promise<void> {
    const stream = 'case-two';
    await Superuser.on(this.office.urls.admin, (superuser) => forgeComment(superuser, stream));
    await this.seal();
    await this.follow();
  }

  /** Seals every log, and has the heads cosigned. */
  async seal(cosigned = true): Promise<void> {
    await settled(this.office.admin);
    const client = new pg.Client({ connectionString: this.office.urls.sealer });
    await client.connect();
    try {
      for (const log of logs) {
        const signer = signerOf(log.name);
        const sealer = new Sealer(signer, log);
        for (let more = true; more;) {
          const outcome = await sealer.sealBatch(client);
          more = outcome.kind === 'sealed' && outcome.more;
          if (log.name === 'record' && outcome.kind === 'sealed') this.events = outcome.size;
        }
        const { rows } = await client.query('SELECT FROM vinhdanh.log_key WHERE log = $1', [log.name]);
        if (rows.length === 0)
          await client.query(`INSERT INTO vinhdanh.log_key (log, kind, key) VALUES ($1, 'log', $2)`, [
            log.name,
            signer.keys.map(formatVerifierKey)[0],
          ]);
        if (!cosigned) continue;
        const pushed = await pushHead(client, log.name, { key: this.witness.key, url: this.witnessUrl });
        if (pushed.kind !== 'cosigned' && pushed.kind !== 'nothing-new')
          throw new Error(`${log.name}: ${pushed.kind}`);
      }
    } finally {
      await client.end();
    }
  }

  /** Lets the projections follow what was sealed. */
  async follow(): Promise<void> {
    const pool = databasePool({ connectionString: this.office.urls.projector, max: 2 });
    const client = await pool.connect();
    try {
      const follower = new Follower({
        bundles: createPostgresBundles(pool),
        vault,
        cacheSize: 100,
        onUnreadable: ({ stream, code }) => {
          throw new Error(`${stream}: ${code}`);
        },
      });
      for (let more = true; more;) {
        const outcome = await follower.followBatch(client);
        more = outcome.kind === 'followed' && outcome.more;
      }
    } finally {
      client.release();
      await pool.end();
    }
  }

  async serve(): Promise<void> {
    const keys = new Map(logs.map(({ name }) => [`${origin}/${name}`, signerOf(name).keys]));
    this.#server = await serveWitness(this.witness, keys, {
      host: '127.0.0.1',
      port: 0,
      shout: (alarm) => this.alarms.push(alarm),
    });
  }

  async stop(): Promise<void> {
    await this.#server?.close();
    await this.office.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
