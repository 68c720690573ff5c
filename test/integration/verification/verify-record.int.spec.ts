import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { canonicalJson, type JsonObject } from '@vinhdanh/kernel';
import { createLogSigner } from '@vinhdanh/sealing';
import { formatVerifierKey } from '@vinhdanh/transparency-log';
import type { Progress, RecordFindingCode, RecordReport } from '@vinhdanh/verification';
import { tenant } from '../../support/demo-office.js';
import { runVinhdanh } from '../../support/run-vinhdanh.js';
import type { DatabaseCopy } from '../../support/tamper/database-copy.js';
import { judgeCopy, type Judging } from '../../support/tamper/judge-copy.js';
import { Superuser } from '../../support/tamper/superuser.js';
import { MASTER_KEY, vault } from '../commands/support/office-database.js';
import { onCopy } from './support/on-copy.js';
import { SealedOffice } from './support/sealed-office.js';

let office: SealedOffice;
beforeAll(async () => {
  office = await SealedOffice.start();
}, 300_000);
afterAll(() => office?.stop());

const all = (): Judging => ({
  tenant,
  trust: office.trust(),
  witnesses: [office.witnessUrl],
  vault,
  redecide: true,
});
const codesOf = (report: RecordReport): string[] => [...new Set(report.findings.map(({ code }) => code))];
const noticesOf = (report: RecordReport): string[] => report.notices.map(({ code }) => code);
const judgeNow = (judging: Partial<Judging> = {}): Promise<RecordReport> =>
  onCopy(office.source, (copy) => judgeCopy(copy, { ...all(), ...judging }));

describe('a record that nobody has touched', () => {
  it('is verified, and every part of it was looked at', async () => {
    const told: Progress[] = [];
    const report = await judgeNow({ onProgress: { onProgress: (progress) => told.push(progress) } });
    expect(report).toMatchObject({ verdict: 'verified', code: null, findings: [], findingsCount: 0 });
    expect(report.counts).toMatchObject({ cases: 3, documents: 3, refusals: 1, accessRecords: 1 });
    expect(report.counts.redecided).toBe(report.counts.commands);
    expect(report.logs.map(({ log, size, asked }) => [log, size, asked.map(({ answer }) => answer)])).toEqual(
      [
        ['record', report.counts.events, ['cosigned']],
        ['refusals', 1, ['cosigned']],
        ['access', 1, ['cosigned']],
      ],
    );
    expect(new Set(told.map(({ stage }) => stage))).toEqual(new Set(['streams', 'tree']));
    expect(told.filter(({ stage }) => stage === 'streams').at(-1)).toMatchObject({
      done: report.counts.events,
    });
  });

  it('is consistent at most where nobody is trusted, and says what was not looked at', async () => {
    const report = await onCopy(office.source, (copy) =>
      judgeCopy(copy, { tenant, trust: null, witnesses: [office.witnessUrl] }),
    );
    expect(report).toMatchObject({ verdict: 'consistent', code: 'TRUST.NONE', findings: [] });
    expect(noticesOf(report)).toEqual(
      expect.arrayContaining([
        'NOTICE.SEALED_SECTIONS',
        'NOTICE.NAMES_NOT_COMPARED',
        'NOTICE.REDECISION_NOT_ASKED',
        'NOTICE.REQUEST_HASHES',
      ]),
    );
  });

  it('says that no witness was asked, or that one is away', async () => {
    const unasked = await judgeNow({ witnesses: [] });
    expect([unasked.verdict, noticesOf(unasked)]).toEqual([
      'verified',
      expect.arrayContaining(['NOTICE.WITNESS_NOT_ASKED']),
    ]);
    const away = await judgeNow({ witnesses: ['http://127.0.0.1:1'] });
    expect([away.verdict, noticesOf(away)]).toEqual([
      'verified',
      expect.arrayContaining(['NOTICE.WITNESS_AWAY']),
    ]);
    expect(noticesOf(await judgeNow({ trust: office.trust(false) }))).toContain('NOTICE.NO_WITNESS_ASKED');
  });

  it('is proved case by case as well, with the refusals and looks that concern it', async () => {
    const report = await judgeNow({ streams: ['case-one'] });
    expect(report).toMatchObject({ verdict: 'verified', findings: [], streams: ['case-one'] });
    expect(report.counts).toMatchObject({ cases: 1, documents: 1, refusals: 0, accessRecords: 1 });
    expect(noticesOf(report)).toContain('NOTICE.CASES_ONLY');
  });

  it('says how many documents and commands it could not look into', async () => {
    const report = await judgeNow({ documents: false, vault: null });
    expect([report.verdict, noticesOf(report)]).toEqual([
      'verified',
      expect.arrayContaining(['NOTICE.DOCUMENTS_NOT_READ', 'NOTICE.NOT_REDECIDED']),
    ]);
  });

  it('is another tenant’s business to another tenant', async () => {
    const report = await judgeNow({ tenant: 'song-hong' });
    expect(report).toMatchObject({ verdict: 'not-verified', code: 'RECORD.EMPTY', counts: { events: 0 } });
    expect(report.notices).toContainEqual({ code: 'NOTICE.OTHER_TENANTS', detail: expect.any(String) });
  });
});

/** One thing that is changed by whoever may change anything, and what is said of it. */
interface Planted {
  readonly name: string;
  readonly found: readonly RecordFindingCode[];
  /** Also found when the case alone is verified. */
  readonly inCase?: boolean;
  readonly change: (superuser: Superuser) => Promise<unknown>;
}

const one = `stream = 'case-one'`;
/** Another envelope in the place of an event, with the hash beside it right. */
const envelope = (version: number, change: (old: JsonObject) => JsonObject) => async (su: Superuser) => {
  const { bytes } = await su.row<{ bytes: string }>(
    `SELECT convert_from(bytes, 'UTF8') AS bytes FROM vinhdanh.event WHERE ${one} AND version = $1`,
    [version],
  );
  await su.change(
    `UPDATE vinhdanh.event SET bytes = convert_to($2, 'UTF8'), hash = sha256(convert_to($2, 'UTF8')) WHERE ${one} AND version = $1`,
    [version, canonicalJson(change(JSON.parse(bytes) as JsonObject))],
  );
};
/** Another command in the place of one, with its hash right, here and in its events. */
const command = (change: (old: JsonObject) => JsonObject) => async (su: Superuser) => {
  const { hash, bytes } = await su.row<{ hash: string; bytes: string }>(
    `SELECT encode(hash, 'hex') AS hash, convert_from(bytes, 'UTF8') AS bytes FROM vinhdanh.command WHERE ${one} AND first_version = 1`,
  );
  await su.change(
    `UPDATE vinhdanh.command SET bytes = convert_to($2, 'UTF8'), hash = sha256(convert_to($2, 'UTF8')) WHERE encode(hash, 'hex') = $1`,
    [hash, canonicalJson(change(JSON.parse(bytes) as JsonObject))],
  );
};
/** Another last event of a case, with hash, head and sealed number right: the tree alone remembers the old one. */
const lastEvent = (change: (old: JsonObject) => JsonObject) => async (su: Superuser) => {
  const { bytes, version } = await su.row<{ bytes: string; version: number }>(
    `SELECT convert_from(bytes, 'UTF8') AS bytes, version FROM vinhdanh.event WHERE stream = 'case-two' ORDER BY version DESC LIMIT 1`,
  );
  const next = canonicalJson(change(JSON.parse(bytes) as JsonObject));
  await su.change(
    `UPDATE vinhdanh.event SET bytes = convert_to($2, 'UTF8'), hash = sha256(convert_to($2, 'UTF8')) WHERE stream = 'case-two' AND version = $1`,
    [version, next],
  );
  await su.change(
    `UPDATE vinhdanh.sealed SET hash = sha256(convert_to($2, 'UTF8')) WHERE log = 'record' AND hash = sha256(convert_to($1, 'UTF8'))`,
    [bytes, next],
  );
  await su.change(
    `UPDATE vinhdanh.stream_head SET hash = sha256(convert_to($1, 'UTF8')) WHERE stream = 'case-two'`,
    [next],
  );
};
const planted: readonly Planted[] = [
  {
    name: 'the last event holds nothing that can be folded',
    found: ['EVENT.FOLD', 'TREE.TILE'],
    change: lastEvent((old) => ({ ...old, body: {} })),
  },
  {
    name: 'the last event says something else than was decided',
    found: ['REDECISION.DIFFERENT', 'TREE.TILE'],
    change: lastEvent((old) => ({
      ...old,
      body: { ...(old['body'] as JsonObject), elementId: 'a99-other' },
    })),
  },
  {
    name: 'a column says another type',
    found: ['EVENT.COLUMN'],
    inCase: true,
    change: (su) => su.change(`UPDATE vinhdanh.event SET type = 'StepTaken' WHERE ${one} AND version = 1`),
  },
  {
    name: 'a column names another command',
    found: ['EVENT.COLUMN'],
    inCase: true,
    change: (su) => su.change(`UPDATE vinhdanh.event SET command_id = 'other' WHERE ${one} AND version = 1`),
  },
  {
    name: 'an event’s time is a microsecond later in its column',
    found: ['EVENT.COLUMN'],
    inCase: true,
    change: (su) =>
      su.change(`UPDATE vinhdanh.event SET at = at + '1 microsecond' WHERE ${one} AND version = 2`),
  },
  {
    name: 'an event stands twice',
    found: ['EVENT.VERSION'],
    inCase: true,
    change: async (su) => {
      await su.tidy('ALTER TABLE vinhdanh.event DROP CONSTRAINT event_pkey');
      await su.change(
        `INSERT INTO vinhdanh.event OVERRIDING SYSTEM VALUE SELECT * FROM vinhdanh.event WHERE ${one} AND version = 2`,
      );
    },
  },
  {
    name: 'bytes are no UTF-8',
    found: ['JSON.NOT_UTF8', 'EVENT.HASH'],
    inCase: true,
    change: (su) => su.change(`UPDATE vinhdanh.event SET bytes = '\\xff' WHERE ${one} AND version = 2`),
  },
  {
    name: 'bytes are JSON of another spelling',
    found: ['JSON.NOT_CANONICAL'],
    inCase: true,
    change: (su) =>
      su.change(`UPDATE vinhdanh.event SET bytes = bytes || '\\x20'::bytea WHERE ${one} AND version = 2`),
  },
  {
    name: 'the head of a case is another',
    found: ['STREAM.HEAD'],
    inCase: true,
    change: (su) => su.change(`UPDATE vinhdanh.stream_head SET version = version + 1 WHERE ${one}`),
  },
  {
    name: 'a head stands for no case',
    found: ['STREAM.MISSING'],
    change: (su) =>
      su.change(
        `INSERT INTO vinhdanh.stream_head SELECT tenant, 'case-nobody', version, at, hash FROM vinhdanh.stream_head LIMIT 1`,
      ),
  },
  {
    name: 'a command is gone',
    found: ['FILE.MISSING'],
    inCase: true,
    change: (su) => su.change(`DELETE FROM vinhdanh.command WHERE ${one} AND first_version = 1`),
  },
  {
    name: 'a command’s bytes are others',
    found: ['FILE.HASH'],
    inCase: true,
    change: (su) =>
      su.change(
        `UPDATE vinhdanh.command SET bytes = convert_to(replace(convert_from(bytes, 'UTF8'), '"dossier":', '"dossier":1'), 'UTF8') WHERE ${one} AND type = 'DecideStep'`,
      ),
  },
  {
    name: 'a command’s column says another actor',
    found: ['COMMAND.COLUMN'],
    inCase: true,
    change: (su) =>
      su.change(`UPDATE vinhdanh.command SET actor = 'other' WHERE ${one} AND first_version = 1`),
  },
  {
    name: 'a command claims more events',
    found: ['COMMAND.RANGE'],
    inCase: true,
    change: (su) =>
      su.change(
        `UPDATE vinhdanh.command SET last_version = last_version - 1 WHERE ${one} AND first_version = 1`,
      ),
  },
  {
    name: 'a command was given that nothing came of',
    found: ['FILE.UNREFERENCED'],
    inCase: true,
    change: (su) =>
      su.change(
        `INSERT INTO vinhdanh.command SELECT at, 900, 901, tenant, actor, 'forged', case_id, stream, type, request_hash, hash, bytes FROM vinhdanh.command WHERE ${one} AND first_version = 1`,
      ),
  },
  {
    name: 'a bundle that no case has used is changed',
    found: ['FILE.HASH'],
    change: (su) =>
      su.change(
        `UPDATE vinhdanh.bundle SET bytes = bytes || '\\x20'::bytea WHERE hash NOT IN (SELECT bundle_hash FROM vinhdanh.case_header)`,
      ),
  },
  {
    name: 'a sealed number is gone',
    found: ['SEAL.SKIPPED', 'SEAL.GAP'],
    change: (su) => su.change(`DELETE FROM vinhdanh.sealed WHERE log = 'record' AND number = 3`),
  },
  {
    name: 'a sealed number stands twice',
    found: ['SEAL.GAP'],
    change: async (su) => {
      await su.tidy('ALTER TABLE vinhdanh.sealed DROP CONSTRAINT sealed_pkey');
      await su.change(`UPDATE vinhdanh.sealed SET number = 2 WHERE log = 'record' AND number = 3`);
    },
  },
  {
    name: 'two sealed numbers are swapped',
    found: ['PROOF.ORDER', 'TREE.TILE'],
    change: async (su) => {
      await su.change(`UPDATE vinhdanh.sealed SET number = -1 WHERE log = 'record' AND number = 3`);
      await su.change(`UPDATE vinhdanh.sealed SET number = 3 WHERE log = 'record' AND number = 4`);
      await su.change(`UPDATE vinhdanh.sealed SET number = 4 WHERE log = 'record' AND number = -1`);
    },
  },
  {
    name: 'the sealer’s place is moved on',
    found: ['TREE.CURSOR'],
    change: (su) => su.change(`UPDATE vinhdanh.log_head SET position = position + 100 WHERE log = 'record'`),
  },
  {
    name: 'a tile is another',
    found: ['TREE.TILE'],
    change: (su) =>
      su.change(
        `UPDATE vinhdanh.log_tile SET hashes = set_byte(hashes, 40, 0) WHERE log = 'record' AND level = 0`,
      ),
  },
  {
    name: 'the newest head is gone',
    found: ['CHECKPOINT.MISSING', 'TREE.SIZE'],
    change: (su) => su.change(`DELETE FROM vinhdanh.log_checkpoint WHERE log = 'record'`),
  },
  {
    name: 'an event says that it is another case’s',
    found: ['EVENT.STREAM'],
    inCase: true,
    change: envelope(3, (old) => ({ ...old, stream: 'case-two' })),
  },
  {
    name: 'an event has a member too many',
    found: ['EVENT.ENVELOPE'],
    inCase: true,
    change: envelope(3, (old) => ({ ...old, more: 1 })),
  },
  {
    name: 'an event is of a type that nobody knows',
    found: ['EVENT.UNKNOWN_TYPE'],
    inCase: true,
    change: envelope(3, (old) => ({ ...old, type: 'SomethingElse' })),
  },
  {
    name: 'an event is of a later schema',
    found: ['EVENT.LATER_SCHEMA'],
    inCase: true,
    change: envelope(3, (old) => ({ ...old, schema: 99 })),
  },
  {
    name: 'a command is another case’s',
    found: ['COMMAND.OTHER_CASE'],
    inCase: true,
    change: command((old) => ({ ...old, case: 'two' })),
  },
  {
    name: 'a command lacks what was seen',
    found: ['COMMAND.MALFORMED'],
    inCase: true,
    change: command((old) => Object.fromEntries(Object.entries(old).filter(([name]) => name !== 'seen'))),
  },
  {
    name: 'a head is no head',
    found: ['CHECKPOINT.MALFORMED'],
    inCase: true,
    change: (su) => su.change(`UPDATE vinhdanh.log_checkpoint SET note = 'x' WHERE log = 'record'`),
  },
  {
    name: 'a head is another log’s',
    found: ['TREE.ROOT'],
    change: (su) =>
      su.change(
        `UPDATE vinhdanh.log_checkpoint c SET note = (SELECT o.note FROM vinhdanh.log_checkpoint o WHERE o.log = 'access') WHERE c.log = 'refusals'`,
      ),
  },
  {
    name: 'a head’s signature is broken',
    found: ['CHECKPOINT.SIGNATURE'],
    inCase: true,
    change: (su) =>
      su.change(
        `UPDATE vinhdanh.log_checkpoint SET note = regexp_replace(note, '(— \\S+ ................)....', '\\1AAAA') WHERE log = 'record'`,
      ),
  },
  {
    name: 'the key of the log is not among those that the record names',
    found: ['KEY.UNLISTED'],
    change: (su) => su.change(`DELETE FROM vinhdanh.log_key WHERE log = 'record' AND kind = 'log'`),
  },
  {
    name: 'a key in the table is none',
    found: ['KEY.MALFORMED'],
    change: (su) => su.change(`UPDATE vinhdanh.log_key SET key = key || 'x' WHERE log = 'access'`),
  },
  {
    name: 'a witness’s cosignature is broken',
    found: ['WITNESS.SIGNATURE'],
    inCase: true,
    change: (su) =>
      su.change(
        `UPDATE vinhdanh.log_cosignature SET line = regexp_replace(line, '(— \\S+ ................................)....', '\\1AAAA') WHERE log = 'record'`,
      ),
  },
  {
    name: 'somebody has handled a case without a command',
    found: ['PROJECTION.HANDLED'],
    inCase: true,
    change: (su) =>
      su.change(
        `INSERT INTO vinhdanh.handled (at, tenant, person, case_id) VALUES (now(), '${tenant}', 'other', 'one')`,
      ),
  },
  {
    name: 'the header says another name',
    found: ['PROJECTION.HEADER'],
    inCase: true,
    change: (su) =>
      su.change(`UPDATE vinhdanh.case_header SET nominee_name = 'Người khác' WHERE case_id = 'one'`),
  },
  {
    name: 'the header is gone',
    found: ['PROJECTION.HEADER'],
    inCase: true,
    change: (su) => su.change(`DELETE FROM vinhdanh.case_header WHERE case_id = 'one'`),
  },
  {
    name: 'the line of a case in lists is edited',
    found: ['PROJECTION.LIST'],
    inCase: true,
    change: (su) => su.change(`UPDATE vinhdanh.case_list SET result = 'refused' WHERE case_id = 'one'`),
  },
  {
    name: 'the line of a case in lists is gone',
    found: ['PROJECTION.LIST'],
    inCase: true,
    change: (su) => su.change(`DELETE FROM vinhdanh.case_list WHERE case_id = 'one'`),
  },
  {
    name: 'the past says that something lay in another inbox',
    found: ['PROJECTION.PAST'],
    inCase: true,
    change: (su) =>
      su.change(`UPDATE vinhdanh.inbox_period SET org = 'other' WHERE case_id = 'one' AND duty = 'act'`),
  },
  {
    name: 'the past is hidden from who asks for a moment of it',
    found: ['PROJECTION.PAST'],
    inCase: true,
    change: (su) => su.change(`UPDATE vinhdanh.inbox_period SET node = node + 1 WHERE case_id = 'one'`),
  },
  {
    name: 'an award never stood',
    found: ['PROJECTION.PAST'],
    inCase: true,
    change: (su) => su.change(`DELETE FROM vinhdanh.award_period WHERE case_id = 'one'`),
  },
  {
    name: 'the key of a nominee is gone without a word',
    found: ['PERSON.KEY_GONE'],
    inCase: true,
    change: (su) => su.change(`DELETE FROM vinhdanh.person_key WHERE person = 'nominee-one'`),
  },
  {
    name: 'the key of a nominee is another',
    found: ['PERSON.SECTION'],
    inCase: true,
    change: (su) =>
      su.change(
        `UPDATE vinhdanh.person_key SET wrapped = (SELECT wrapped FROM vinhdanh.person_key WHERE person = 'nominee-two') WHERE person = 'nominee-one'`,
      ),
  },
  {
    name: 'a refusal’s column says another code',
    found: ['ENTRY.COLUMN'],
    change: (su) => su.change(`UPDATE vinhdanh.refusal SET code = 'STEP.CLOSED'`),
  },
  {
    name: 'a refusal’s bytes are others',
    found: ['ENTRY.HASH', 'SEAL.HASH'],
    change: (su) => su.change(`UPDATE vinhdanh.refusal SET bytes = bytes || '\\x20'::bytea`),
  },
  {
    name: 'an access record is deleted, with its number',
    found: ['TREE.SIZE', 'TREE.CURSOR'],
    change: async (su) => {
      await su.change('DELETE FROM vinhdanh.access_log');
      await su.change(`DELETE FROM vinhdanh.sealed WHERE log = 'access'`);
    },
  },
];

describe('what is planted', () => {
  const judged = (copy: DatabaseCopy, streams?: string[]) =>
    judgeCopy(copy, { ...all(), witnesses: [], streams });
  it.each(planted)('is found: $name', async ({ change, found, inCase }) => {
    await onCopy(office.source, async (copy) => {
      await Superuser.on(copy.admin, change);
      const report = await judged(copy);
      expect([report.verdict, codesOf(report)]).toEqual(['not-verified', expect.arrayContaining([...found])]);
      expect(report.code).toBe(report.findings[0]?.code);
      if (inCase !== true) return;
      expect(codesOf(await judged(copy, ['case-one']))).toEqual(expect.arrayContaining([...found]));
    });
  });

  it('is found when the newest head is signed by a key that nobody trusts, and told when an older one is', async () => {
    await onCopy(office.source, async (copy) => {
      const trust = office.trust();
      const [record, ...others] = trust.logs;
      const stranger = createLogSigner(record?.name ?? '', [Buffer.alloc(32, 1).toString('base64')]);
      const logs = [...others, ...stranger.keys];
      const unknown = await judgeCopy(copy, { ...all(), trust: { ...trust, logs } });
      expect(codesOf(unknown)).toEqual(expect.arrayContaining(['CHECKPOINT.KEY_ID']));
      const nobody = await judgeCopy(copy, { ...all(), trust: { ...trust, logs: others } });
      expect(codesOf(nobody)).toEqual(expect.arrayContaining(['CHECKPOINT.UNKNOWN_KEY']));
    });
  });

  it('tells what is not sealed, not cosigned and not projected yet', async () => {
    await office.goOn();
    const unsealed = await judgeNow({ witnesses: [] });
    expect([unsealed.verdict, unsealed.findings]).toEqual(['verified', []]);
    expect(noticesOf(unsealed)).toEqual(
      expect.arrayContaining(['NOTICE.UNSEALED_TAIL', 'NOTICE.NOT_PROJECTED']),
    );
    await office.seal(false);
    const uncosigned = await judgeNow({ witnesses: [] });
    expect([uncosigned.verdict, uncosigned.findings]).toEqual(['verified', []]);
    expect(noticesOf(uncosigned)).toContain('NOTICE.UNWITNESSED_TAIL');
    await office.seal();
    await office.follow();
    expect(noticesOf(await judgeNow())).not.toContain('NOTICE.UNWITNESSED_TAIL');
  });

  it('is wrong when entries have waited too long for a witness', async () => {
    await onCopy(office.source, async (copy) => {
      await Superuser.on(copy.admin, async (su) => {
        await su.change(
          `DELETE FROM vinhdanh.log_cosignature WHERE log = 'record' AND size = (SELECT max(size) FROM vinhdanh.log_checkpoint WHERE log = 'record')`,
        );
        await su.change(`UPDATE vinhdanh.log_checkpoint SET at = at - interval '1 hour'`);
      });
      expect(codesOf(await judged(copy))).toEqual(['WITNESS.MISSING']);
    });
  });

  it('is named by its event and the ones around it', async () => {
    await onCopy(office.source, async (copy) => {
      await Superuser.on(copy.admin, (su) =>
        su.change(`DELETE FROM vinhdanh.event WHERE ${one} AND version = 4`),
      );
      const report = await judged(copy);
      const [first] = report.findings;
      expect(noticesOf(report)).toContain('NOTICE.NOT_INTERPRETED');
      expect(first?.event).toMatchObject({ stream: 'case-one', version: 4 });
      expect(first?.neighbours.map(({ version }) => version)).toEqual([3, 5]);
    });
  });

  it('is found by deciding once more when nobody decided it and every hash is right', async () => {
    await office.forge();
    await onCopy(office.source, async (copy) => {
      const unasked = await judgeCopy(copy, { ...all(), redecide: false });
      expect([unasked.verdict, unasked.findings]).toEqual(['verified', []]);
      const report = await judgeCopy(copy, all());
      expect(codesOf(report)).toEqual(['REDECISION.REFUSED']);
      expect(report.findings[0]?.event).toMatchObject({ stream: 'case-two' });
    });
  });
});

describe('npx vinhdanh verify', () => {
  const keys = (): string => {
    const file = join(office.folder, 'keys.txt');
    const { logs, witnesses } = office.trust();
    writeFileSync(file, [...logs, ...witnesses].map(formatVerifierKey).join('\n'));
    return file;
  };
  const run = (copy: DatabaseCopy, ...args: string[]) =>
    runVinhdanh(
      {
        VINHDANH_HOME: office.folder,
        DATABASE_AUDITOR_URL: copy.auditor,
        TENANT: tenant,
        FILES_DIR: copy.files,
        MASTER_KEY,
        LOG_WITNESSES: `key ${office.witnessUrl}`,
      },
      'verify',
      ...args,
    );

  it('says verified, not verified or unusable, and never verified without keys', async () => {
    await onCopy(office.source, async (copy) => {
      const verified = await run(copy, '--all', '--trust', keys());
      expect([verified.code, verified.out]).toEqual([0, expect.stringMatching(/^ĐÃ XÁC MINH\n/)]);
      const untrusted = await run(copy);
      expect([untrusted.code, untrusted.out]).toEqual([1, expect.stringMatching(/^TỰ NHẤT QUÁN/)]);
      const json = await run(copy, 'one', '--trust', keys(), '--json', '--redecide');
      expect([json.code, JSON.parse(json.out)]).toMatchObject([
        0,
        { format: 'vinhdanh-record-verification', verdict: 'verified', streams: ['case-one'] },
      ]);
      await Superuser.on(copy.admin, (su) =>
        su.change(`UPDATE vinhdanh.event SET type = 'StepTaken' WHERE ${one} AND version = 1`),
      );
      const broken = await run(copy, '--trust', keys(), '--lang', 'en');
      expect([broken.code, broken.out]).toEqual([
        1,
        expect.stringMatching(/^NOT VERIFIED – because EVENT.COLUMN/),
      ]);
      expect(broken.out).toContain('event 1 · case-one');
      for (const args of [
        ['nobody'],
        ['--trust', '/nowhere'],
        ['--all', 'one'],
        ['--lang', 'fr'],
        ['--speed'],
      ])
        expect([args, (await run(copy, ...args)).code]).toEqual([args, 2]);
    });
    const away = await onCopy(office.source, async (copy) => copy);
    expect((await run(away, '--trust', keys())).code).toBe(2);
  }, 240_000);
});
