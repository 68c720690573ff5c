import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startStack, temporaryHome, type Stack } from '@vinhdanh/dev';
import { createVault } from '@vinhdanh/journal-postgres';
import { readTrust, type Trust } from '@vinhdanh/record-format';
import { createLogSigner, sealedLogs, sha256 } from '@vinhdanh/sealing';
import { formatVerifierKey, type VerifierKey } from '@vinhdanh/transparency-log';
import type { RecordReport } from '@vinhdanh/verification';
import { Office } from '../../support/office.js';
import { attacks, type Attack } from '../../support/tamper/attacks.js';
import {
  copyDatabase,
  dropCopy,
  type CopySource,
  type DatabaseCopy,
} from '../../support/tamper/database-copy.js';
import { judgeCopy, type Judging } from '../../support/tamper/judge-copy.js';
import { Superuser } from '../../support/tamper/superuser.js';
import { logKey, origins, startWitness, type DrillWitness } from '../restore/witnessed.js';
import type { TamperOptions } from './options.js';
import { cosigned, whileStill } from './stand-still.js';
import { begin, carryOn, look } from './work.js';

type Say = (line: string) => void;

const origin = origins.before;

const environment = (witness: DrillWitness): NodeJS.ProcessEnv => ({
  LOG_LEVEL: 'warn',
  LOG_ORIGIN: origin,
  LOG_KEY: logKey,
  LOG_WITNESSES: witness.line,
  LOG_WITNESS_SECONDS: '1',
});

function trustOf(keys: readonly VerifierKey[]): Trust {
  const logs = sealedLogs.flatMap(({ name }) => createLogSigner(`${origin}/${name}`, [logKey]).keys);
  const trust = readTrust(sha256, [...logs, ...keys].map(formatVerifierKey).join('\n'));
  if (!trust.ok) throw new Error(trust.fault);
  return trust.value;
}

/** What an attack came to. */
export interface Outcome {
  readonly name: string;
  readonly found: boolean;
  /** How the verification named it. */
  readonly codes: readonly string[];
}

/** The record as it was worked on, and everything that is done to copies of it. */
class Drill {
  readonly folder = mkdtempSync(join(tmpdir(), 'vinhdanh-tamper-'));
  #copies = 0;
  /** In the record as it is now, by its untouched copy. */
  #events = 0;

  constructor(
    private readonly stack: Stack,
    private readonly witness: DrillWitness,
    private readonly options: TamperOptions,
    private readonly say: Say,
  ) {}

  get #source(): CopySource {
    const { admin, auditor } = this.stack.databaseUrls;
    return { admin, auditor, database: 'vinhdanh', files: this.stack.serviceEnv.FILES_DIR ?? '' };
  }

  async #copy(source: CopySource): Promise<DatabaseCopy> {
    const name = `tamper_${(this.#copies += 1)}`;
    return copyDatabase(source, name, join(this.folder, name));
  }

  #judging(): Judging {
    return {
      tenant: this.stack.serviceEnv.TENANT ?? '',
      trust: trustOf([this.witness.key]),
      witnesses: [this.witness.url],
      vault: createVault(this.stack.secrets.masterKey),
      redecide: true,
    };
  }

  async #release(copy: DatabaseCopy): Promise<void> {
    if (this.options.keep) this.say(`      kept: database ${copy.name}, files in ${copy.files}`);
    else await dropCopy(copy);
  }

  /** Cases are begun and carried on; a copy of the half-way record is put by. */
  async work(office: Office): Promise<{ earlier: CopySource; concluded: string; open: string }> {
    const cases: string[] = [];
    for (let n = 1; n <= this.options.cases; n++) cases.push(await begin(office, n));
    await look(this.stack, cases);
    const [concluded = '', open = '', ...others] = cases;
    await carryOn(office, concluded);
    await cosigned(this.stack);
    const earlier = await whileStill(this.stack, async () => {
      const { name, files } = await this.#copy(this.#source);
      return { ...this.#source, database: name, files };
    });
    for (const caseId of others) await carryOn(office, caseId);
    await carryOn(office, open, 1);
    await cosigned(this.stack);
    return { earlier, concluded: `case-${concluded}`, open: `case-${open}` };
  }

  /** A copy that nobody has touched: anything that is found in it is the verification's own fault. */
  async clean(when: string): Promise<boolean> {
    const copy = await this.#copy(this.#source);
    const report = await judgeCopy(copy, this.#judging());
    const { counts, verdict } = report;
    this.#events = counts.events;
    this.say(
      `clean copy ${when}: ${verdict}; ${counts.cases} cases, ${counts.events} events, ${counts.commands} commands decided ` +
        `again, ${counts.documents} documents, ${counts.refusals} refusals, ${counts.accessRecords} access records`,
    );
    for (const { code, detail } of report.findings) this.say(`      ${code} ${detail ?? ''}`);
    await this.#release(copy);
    return verdict === 'verified';
  }

  async attack(attack: Attack, at: Awaited<ReturnType<Drill['work']>>): Promise<Outcome> {
    const { concluded, open, earlier } = at;
    const copy = await this.#copy(attack.of === 'earlier' ? earlier : this.#source);
    await Superuser.on(copy.admin, (superuser) =>
      attack.apply({
        superuser,
        copy,
        concluded,
        open,
        events: this.#events,
        logKey: { origin: `${origin}/record`, seed: logKey },
      }),
    );
    const report = await judgeCopy(copy, this.#judging());
    const codes = [...new Set(report.findings.map(({ code }) => code))];
    const named = attack.found.every((code) => codes.includes(code));
    const hidden = attack.witnessAlone !== true || (await this.#isHidden(copy));
    await this.#release(copy);
    return { name: attack.name, found: report.verdict === 'not-verified' && named && hidden, codes };
  }

  /** Whether nothing is wrong with a copy as long as no witness is believed: then it was the witness who found it. */
  async #isHidden(copy: DatabaseCopy): Promise<boolean> {
    const alone: RecordReport = await judgeCopy(copy, { ...this.#judging(), trust: trustOf([]) });
    this.say(`      without the witness: ${alone.verdict}, ${alone.findingsCount} findings`);
    for (const { code, detail } of alone.findings) this.say(`      ${code} ${detail ?? ''}`);
    return alone.verdict === 'verified';
  }

  cleanUp(): void {
    if (!this.options.keep) rmSync(this.folder, { recursive: true, force: true });
  }
}

/** How it ended: whether untouched copies were clean, and what became of each attack. */
export interface TamperReport {
  readonly clean: boolean;
  readonly outcomes: readonly Outcome[];
  /** What the witness has shouted. */
  readonly alarms: readonly string[];
}

async function drill(
  stack: Stack,
  witness: DrillWitness,
  options: TamperOptions,
  say: Say,
): Promise<TamperReport> {
  const office = await Office.open(stack.apiUrl);
  const drilling = new Drill(stack, witness, options, say);
  try {
    const at = await drilling.work(office);
    return await whileStill(stack, async () => {
      const before = await drilling.clean('before');
      const outcomes: Outcome[] = [];
      for (const attack of attacks) {
        const outcome = await drilling.attack(attack, at);
        outcomes.push(outcome);
        say(
          `${outcome.found ? '✓' : '✗'} ${String(outcomes.length).padStart(2)} ${outcome.name}: ${outcome.codes.join(', ') || 'nothing'}`,
        );
      }
      const after = await drilling.clean('after');
      const alarms = [...new Set(witness.alarms.map(({ code }) => code))];
      return { clean: before && after, outcomes, alarms };
    });
  } finally {
    office.close();
    drilling.cleanUp();
  }
}

/**
 * Works on a record through the public interface, copies it, and does to each copy what a superuser of the database
 * could do. @throws Error when an attack changes nothing: it was planted and not made.
 */
export async function runTamperDrill(options: TamperOptions, say: Say): Promise<TamperReport> {
  const witness = await startWitness();
  try {
    // A folder that is named is not deleted when the stack stops.
    const kept = options.keep ? { home: temporaryHome('vinhdanh-tamper-home-') } : {};
    const stack = await startStack({ temporalPage: false, env: environment(witness), ...kept });
    try {
      say(`${stack.apiUrl}; witness at ${witness.url}`);
      if (options.keep) say(`kept in ${stack.home}: start it with VINHDANH_HOME=${stack.home} npm start`);
      return await drill(stack, witness, options, say);
    } finally {
      await stack.stop();
    }
  } finally {
    await witness.close();
  }
}
