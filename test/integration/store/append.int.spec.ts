import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AppendRequest, Journal } from '@vinhdanh/commands';
import { verifyStream } from '@vinhdanh/journal';
import { createPostgresJournal, createVault } from '@vinhdanh/journal-postgres';
import type { CaseId, CommandId, Instant } from '@vinhdanh/kernel';
import type { Pool, PoolClient } from 'pg';
import { appendRequest, headAfter, moment, newStream, sha256 } from './support/requests.js';
import { org, otherTenant, person, tenant, writeSmallOffice } from './support/small-office.js';
import { startStoreDatabase, type StoreDatabase } from './support/store-database.js';

let database: StoreDatabase;
let journal: Journal;

beforeAll(async () => {
  database = await startStoreDatabase();
  await writeSmallOffice(database.admin);
  journal = createPostgresJournal(database.app);
});
afterAll(() => database.stop());

const load = (caseId: string, actor = 'officer', commandId: string | null = null) =>
  journal.load({
    tenant,
    stream: `case-${caseId}`,
    afterVersion: 0,
    actor,
    commandId: commandId as CommandId | null,
  });
/** An append inside the transaction of a connection. */
const appendOn = async (client: PoolClient, request: AppendRequest): Promise<void> => {
  expect(await createPostgresJournal(client as unknown as Pool).append(request)).toEqual({
    kind: 'appended',
  });
};
/** Until somebody waits for a lock on the table. */
const waitingFor = async (table: string): Promise<void> => {
  const waiting = `SELECT FROM pg_locks WHERE NOT granted AND relation = $1::regclass`;
  for (let tries = 0; tries < 500; tries++) {
    if ((await database.admin.query(waiting, [`vinhdanh.${table}`])).rowCount !== 0) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`nobody waits for ${table}`);
};
const count = async (sql: string, values: unknown[] = []): Promise<number> =>
  Number((await database.admin.query(`SELECT count(*) AS n FROM vinhdanh.${sql}`, values)).rows[0].n);

describe('append', () => {
  it('writes command, events, header, inbox, notices, key and wake-up at once, and loads them again', async () => {
    const key = createVault(Buffer.alloc(32, 1).toString('base64')).newPersonKey(person('nominee-whole'));
    const notice = {
      noticeId: 'n1',
      kind: 'reminder' as const,
      role: 'unit-officer',
      org: org('ward'),
      stepName: 'Họp',
      at: moment(0),
    };
    const request = appendRequest({
      caseId: 'whole',
      commandId: 'start-whole',
      change: { newPersonKeys: [key], notices: [notice] },
    });

    await expect(journal.append(request)).resolves.toEqual({ kind: 'appended' });

    const loaded = await load('whole', 'officer', 'start-whole');
    expect(loaded.events).toEqual(request.events);
    expect(loaded).toMatchObject({
      version: 1,
      headHash: request.events[0]!.hash,
      headAt: moment(0),
      personKeys: [key],
    });
    expect(loaded.prior).toEqual({
      requestHash: sha256('StartNomination'),
      stream: 'case-whole',
      firstVersion: 1,
      lastVersion: 1,
      at: moment(0),
    });
    for (const table of ['command', 'case_header', 'inbox', 'notice', 'wake_up', 'handled']) {
      expect([table, await count(`${table} WHERE case_id = 'whole'`)]).toEqual([table, 1]);
    }
  });

  it('gives every row tenant, transaction and epoch', async () => {
    const { rows } = await database.admin.query(
      `SELECT DISTINCT tenant, epoch, txid IS NOT NULL AS tx FROM vinhdanh.event`,
    );
    expect(rows).toEqual([{ tenant, epoch: 1, tx: true }]);
  });

  it('answers versionLost to whoever comes second, and writes nothing of it', async () => {
    const first = appendRequest({ caseId: 'race' });
    await journal.append(first);
    await journal.append(appendRequest({ caseId: 'race', after: headAfter(first), commandId: 'winner' }));

    const second = appendRequest({ caseId: 'race', after: headAfter(first), commandId: 'loser' });
    await expect(journal.append(second)).resolves.toEqual({ kind: 'versionLost' });
    await expect(journal.append(appendRequest({ caseId: 'race' }))).resolves.toEqual({ kind: 'versionLost' });
    expect(await count(`command WHERE command_id = 'loser'`)).toBe(0);
    expect(await count(`event WHERE stream = 'case-race'`)).toBe(2);
  });

  it('answers versionLost, not unauthorised, when the step is gone because the case has moved', async () => {
    const start = appendRequest({ caseId: 'moved' });
    await journal.append(start);
    const done = appendRequest({
      caseId: 'moved',
      after: headAfter(start),
      type: 'DecideStep',
      change: { inbox: { put: [], drop: [{ stepId: 'review#1', duty: 'act' }] } },
    });
    await expect(journal.append(done)).resolves.toEqual({ kind: 'appended' });
    const late = appendRequest({ caseId: 'moved', after: headAfter(start), type: 'DecideStep' });
    await expect(journal.append(late)).resolves.toEqual({ kind: 'versionLost' });
  });

  it('answers duplicateCommand to the same key, on the same stream and on another', async () => {
    const first = appendRequest({ caseId: 'twice', commandId: 'key' });
    await journal.append(first);
    await expect(journal.append(first)).resolves.toEqual({ kind: 'duplicateCommand' });
    await expect(journal.append(appendRequest({ caseId: 'twice-b', commandId: 'key' }))).resolves.toEqual({
      kind: 'duplicateCommand',
    });
    for (const table of [`stream_head WHERE stream`, `event WHERE stream`]) {
      expect(await count(`${table} = 'case-twice-b'`)).toBe(0);
    }
  });

  it('answers a repetition as one, however close it follows the first', async () => {
    await journal.append(appendRequest({ caseId: 'close' }));
    const { version, headHash } = await load('close');
    const again = appendRequest({
      caseId: 'close',
      after: { version, hash: headHash },
      commandId: 'close-key',
    });
    const client = await database.admin.connect();
    try {
      // The load looks for the key, and then has to wait for the header until the first request has committed.
      await client.query('BEGIN; LOCK TABLE vinhdanh.case_header IN ACCESS EXCLUSIVE MODE');
      const repetition = load('close', 'officer', 'close-key');
      await waitingFor('case_header');
      await appendOn(client, again);
      await client.query('COMMIT');
      const loaded = await repetition;
      expect([loaded.version, loaded.prior?.lastVersion ?? null]).toEqual([1, null]);
      await expect(journal.append(again)).resolves.toEqual({ kind: 'duplicateCommand' });
      expect((await load('close', 'officer', 'close-key')).prior).toMatchObject({ lastVersion: 2 });
    } finally {
      client.release();
    }
  });

  it('is all or nothing: a row that cannot be written takes everything with it', async () => {
    const request = appendRequest({ caseId: 'half' });
    const broken = {
      ...request,
      inbox: { put: [{ ...request.inbox.put[0]!, stepName: null as unknown as string }], drop: [] },
    };
    await expect(journal.append(broken)).rejects.toThrow(/violates not-null constraint/);
    for (const [table, where] of [
      ['event', 'stream'],
      ['stream_head', 'stream'],
      ['command', 'stream'],
    ] as const) {
      expect(await count(`${table} WHERE ${where} = 'case-half'`)).toBe(0);
    }
    expect(await count(`case_header WHERE case_id = 'half'`)).toBe(0);
    await expect(journal.append(request)).resolves.toEqual({ kind: 'appended' });
  });

  it('refuses bytes that are not what was hashed, a broken link, and time that falls', async () => {
    const start = appendRequest({ caseId: 'chain', at: moment(5) });
    const forged = {
      ...start,
      events: [{ ...start.events[0]!, bytes: start.events[0]!.bytes.replace('officer', 'another') }],
    };
    await expect(journal.append(forged)).rejects.toThrow(/event_hash_is_of_bytes/);
    await journal.append(start);
    const unlinked = appendRequest({
      caseId: 'chain',
      after: { version: 1, hash: sha256('else') },
      at: moment(6),
    });
    await expect(journal.append(unlinked)).rejects.toThrow(/does not go on from its head/);
    const earlier = appendRequest({ caseId: 'chain', after: headAfter(start), at: moment(4) });
    await expect(journal.append(earlier)).rejects.toThrow(/does not go on from its head/);
  });

  it('keeps the events in one unbroken chain with 16 writers on one stream', async () => {
    const start = appendRequest({ caseId: 'busy' });
    await journal.append(start);
    const writers = Array.from({ length: 16 }, async (_, writer) => {
      for (let done = 0, tries = 0; done < 5 && tries < 2_000; tries += 1) {
        const { version, headHash } = await load('busy');
        const request = appendRequest({
          caseId: 'busy',
          after: { version, hash: headHash },
          commandId: `w${writer}-${done}`,
        });
        const outcome = await journal.append(request);
        if (outcome.kind === 'appended') done += 1;
        else expect(outcome.kind).toBe('versionLost');
      }
    });
    await Promise.all(writers);
    const { events, version } = await load('busy');
    expect(version).toBe(81);
    expect(verifyStream(events, sha256)).toMatchObject({ ok: true, version: 81 });
  });
});

describe('the database checks the duty again', () => {
  it('writes to the stream of the case whose duty was checked, and to no other', async () => {
    const start = appendRequest({ caseId: 'mine' });
    await journal.append(start);
    const other = { ...appendRequest({ caseId: 'theirs' }), caseId: 'mine' as CaseId };
    await expect(journal.append(other)).rejects.toThrow(/is not the stream of case mine/);
    expect(await count(`event WHERE stream = 'case-theirs'`)).toBe(0);
  });

  const cases: readonly (readonly [string, Parameters<typeof appendRequest>[0]])[] = [
    ['a role that the person does not hold', { caseId: 'duty', role: 'unit-head' }],
    ['an organisation where the person has no duty', { caseId: 'duty', org: 'school' }],
    ['a duty that has ended', { caseId: 'duty', actor: 'retired' }],
    [
      'the duty of somebody else',
      { caseId: 'duty', change: { authority: { person: person('head'), role: 'unit-head', org: 'ward' } } },
    ],
    ['a person without any authority', { caseId: 'duty', change: { authority: null } }],
    [
      'a person with the rights of the journey',
      { caseId: 'duty', type: 'FireTimer', change: { authority: null } },
    ],
    ['the journey deciding for people', { caseId: 'duty', actor: 'system:journey', type: 'DecideStep' }],
    [
      'a stranger who is not on the route',
      { caseId: 'duty', actor: 'stranger', org: 'school', type: 'AddComment' },
    ],
    ['a step that is not open', { caseId: 'duty', type: 'DecideStep', stepId: 'review#2' }],
    [
      'an open step of another role',
      { caseId: 'duty', actor: 'head', role: 'unit-head', type: 'DecideStep' },
    ],
  ];
  let after = newStream;
  beforeAll(async () => {
    const start = appendRequest({ caseId: 'duty' });
    await journal.append(start);
    after = headAfter(start);
  });

  it.each(cases)('refuses %s', async (_, parts) => {
    await expect(journal.append(appendRequest({ after, ...parts }))).resolves.toEqual({
      kind: 'unauthorised',
    });
    expect(await count(`event WHERE stream = 'case-duty'`)).toBe(1);
  });

  it('lets the holder of the open step act, and the journey fire a timer', async () => {
    const decided = appendRequest({ caseId: 'duty', after, type: 'DecideStep' });
    await expect(journal.append(decided)).resolves.toEqual({ kind: 'appended' });
    const fired = appendRequest({
      caseId: 'duty',
      after: headAfter(decided),
      actor: 'system:journey',
      type: 'FireTimer',
    });
    await expect(journal.append(fired)).resolves.toEqual({ kind: 'appended' });
  });
});

describe('load', () => {
  it('shows a person who is not on the route, and another tenant, no case at all', async () => {
    await journal.append(appendRequest({ caseId: 'hidden' }));
    await expect(load('hidden', 'stranger')).resolves.toMatchObject({
      version: 0,
      events: [],
      personKeys: [],
    });
    const elsewhere = await journal.load({
      tenant: otherTenant,
      stream: 'case-hidden',
      afterVersion: 0,
      actor: 'officer',
      commandId: null,
    });
    expect(elsewhere).toMatchObject({ version: 0, events: [] });
    await expect(load('hidden', 'system:journey')).resolves.toMatchObject({ version: 1 });
  });

  it('brings only what came after a version', async () => {
    const start = appendRequest({ caseId: 'later' });
    await journal.append(start);
    await journal.append(appendRequest({ caseId: 'later', after: headAfter(start) }));
    const loaded = await journal.load({
      tenant,
      stream: 'case-later',
      afterVersion: 1,
      actor: 'officer',
      commandId: null,
    });
    expect(loaded.events.map(({ version }) => version)).toEqual([2]);
    const nothing = await journal.load({
      tenant,
      stream: 'case-later',
      afterVersion: 2,
      actor: 'officer',
      commandId: null,
    });
    expect(nothing).toMatchObject({ version: 2, events: [] });
  });
});

describe('refusals and case numbers', () => {
  it('keeps who was refused what, without touching the case', async () => {
    await journal.recordRefusal({
      tenant,
      actor: person('stranger'),
      commandId: 'no-1' as CommandId,
      caseId: 'hidden' as CaseId,
      type: 'DecideStep',
      code: 'AUTH.NOT_ALLOWED',
      details: { role: 'unit-officer' },
      at: moment(1),
    });
    expect(await count(`refusal WHERE actor = 'stranger' AND code = 'AUTH.NOT_ALLOWED'`)).toBe(1);
    await expect(load('hidden')).resolves.toMatchObject({ version: 1 });
  });

  it('gives no case number twice, and counts each year of the office anew', async () => {
    const numberFor = (commandId: string, at: Instant) =>
      journal.nextCaseNumber({ tenant, actor: 'numbers', commandId: commandId as CommandId, at });
    const numbers = await Promise.all(
      Array.from({ length: 30 }, (_, index) => numberFor(`number-${index}`, moment(0))),
    );
    expect(new Set(numbers).size).toBe(30);
    expect(numbers.every((number) => /^HS-2026-\d{6}$/.test(number ?? ''))).toBe(true);
    // 18:00 UTC on 31 December is 1 January in Việt Nam.
    await expect(numberFor('late', '2026-12-31T18:00:00.000Z')).resolves.toBe('HS-2027-000001');
  });
});
