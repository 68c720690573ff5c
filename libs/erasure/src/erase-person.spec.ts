import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { CaseCommand } from '@vinhdanh/awards';
import { caseId, journey, nomination, people, tenant } from '@vinhdanh/awards/testing';
import type { RetentionPolicy } from '@vinhdanh/catalogue';
import { Desk } from '@vinhdanh/commands/testing';
import type { CaseId, Instant, PersonId } from '@vinhdanh/kernel';
import { erasePerson } from './erase-person.js';
import { planErasure } from './plan-erasure.js';
import type { ErasureParts, Subject } from './ports.js';

const sha256 = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex');
const nominee = 'nominee-1' as PersonId;
const second = 'case-2' as CaseId;
const foreign = 'case-3' as CaseId;
const policy: RetentionPolicy = {
  key: 'test-1',
  keeps: [
    { template: 'decision', results: ['awarded'], ground: 'Luật', whyVi: '', whyEn: '', source: 'test' },
  ],
  staysVi: [],
  staysEn: [],
  source: 'test',
};

/** The keeper, the files and the record of one office, in memory; every call of a port can be made to fail. */
class Office {
  readonly desk = new Desk(sha256);
  readonly stored = new Map<string, Uint8Array>();
  readonly ended = new Set<string>();
  readonly reasons = new Map<string, string>();
  calls = 0;
  /** The call at which the process is stopped; 0 for none. */
  stopAt = 0;
  /** Something that happens right after a file was deleted. */
  afterDelete: () => Promise<unknown> = () => Promise.resolve();

  private async call<T>(work: () => T | Promise<T>): Promise<T> {
    this.calls += 1;
    if (this.calls === this.stopAt) throw new Error('stopped');
    const done = await work();
    this.calls += 1;
    if (this.calls === this.stopAt) throw new Error('stopped');
    return done;
  }

  private casesOf(person: string): CaseId[] {
    const found = [...this.desk.journal.headers].filter(([, header]) => header.nomineeId === person);
    return found.map(([key]) => key.slice(key.indexOf('|case-') + 6) as CaseId);
  }

  private subject(person: string): Subject | null {
    const key = this.desk.journal.keys.get(`${tenant}|${person}`);
    if (key === undefined) return null;
    const at: Instant = '2026-11-25T01:00:00.000Z';
    return {
      person: person as PersonId,
      destroyedAt: key.wrapped === '' ? at : null,
      reason: this.reasons.get(person) ?? null,
      forgottenAt: this.ended.has(person) ? at : null,
      cases: this.casesOf(person),
    };
  }

  readonly parts: ErasureParts = {
    now: () => '2026-11-25T01:00:00.000Z',
    handler: {
      handle: (envelope) => this.call(() => this.desk.handler.handle(envelope)),
      loadState: (...of) => this.call(() => this.desk.handler.loadState(...of)),
    },
    files: {
      read: (hash) => this.call(() => this.stored.get(hash) ?? null),
      delete: (hash) =>
        this.call(async () => {
          const was = this.stored.delete(hash);
          await this.afterDelete();
          return was;
        }),
      put: (bytes) => this.call(() => this.stored.set(sha256(bytes), bytes)),
    },
    keeper: {
      find: (_, given) => this.call(() => this.subject(given)),
      erase: (_, person, reason) =>
        this.call(() => {
          const subject = this.subject(person);
          if (subject === null) return 'unknown';
          if (subject.destroyedAt !== null) return 'before';
          this.desk.journal.keys.set(`${tenant}|${person}`, { person, wrapped: '' });
          this.reasons.set(person, reason);
          return 'now';
        }),
      casesWithFile: (_, hash) =>
        this.call(() =>
          [...this.desk.journal.streams]
            .filter(([, events]) => events.some(({ bytes }) => bytes.includes(`"sha256":"${hash}"`)))
            .map(([key]) => key.slice(key.indexOf('|case-') + 6) as CaseId),
        ),
      end: (_, person) => this.call(() => Boolean(this.ended.add(person))),
    },
  };

  async attach(of: CaseId, text: string): Promise<string> {
    const hash = sha256(text);
    this.stored.set(hash, Buffer.from(text));
    const file: CaseCommand = {
      type: 'AttachFile',
      fileId: `f-${hash.slice(0, 8)}`,
      fileName: `${text}.txt`,
      sha256: hash,
      bytes: text.length,
      mediaType: 'text/plain',
    };
    expect(await this.desk.give(people.unitHead, file, { caseId: of })).toMatchObject({ kind: 'done' });
    return hash;
  }

  readonly erase = (reason = 'Đơn số 12') =>
    erasePerson(this.parts, { tenant, person: nominee, reason, policy });

  /** All that an erasure leaves behind, for comparing. */
  async outcome(): Promise<unknown> {
    const cases = await Promise.all(
      [caseId, second, foreign].map(async (each) => {
        const read = await this.desk.another().loadState(tenant, each, people.officer);
        const { personal, attachments, erasure } = read!.state;
        const names = attachments.map(({ fileName }) => fileName);
        return { each, personal, names, erasure, version: read!.state.version };
      }),
    );
    return { cases, stored: [...this.stored.keys()].sort(), ended: [...this.ended] };
  }
}

let office: Office;
let own: string;
let shared: string;
/** Two cases of the nominee and one of somebody else, who holds one of the nominee's files too. */
async function furnished(): Promise<Office> {
  const made = new Office();
  const start = (person: string): CaseCommand => ({
    ...nomination(''),
    nomineeId: person as PersonId,
    caseNumber: '',
  });
  await made.desk.give(people.officer, start(nominee), { caseId });
  await made.desk.give(people.officer, start(nominee), { caseId: second });
  await made.desk.give(people.officer, start('nominee-2'), { caseId: foreign });
  own = await made.attach(caseId, 'lý lịch');
  shared = await made.attach(second, 'mẫu chung');
  await made.attach(foreign, 'mẫu chung');
  return made;
}
beforeEach(async () => {
  office = await furnished();
});

describe('a plan', () => {
  it('says what goes and what stays, and changes nothing', async () => {
    const before = await office.outcome();
    const plan = await planErasure(office.parts, tenant, nominee, policy);
    expect(plan).toMatchObject({
      ok: true,
      value: {
        name: nomination('').personal.name,
        cases: [
          { caseId, files: [own], kept: [], erased: false, status: 'open', openSteps: [expect.any(String)] },
          { caseId: second, files: [shared] },
        ],
      },
    });
    expect(await office.outcome()).toEqual(before);
  });

  it('is of somebody who is known', async () => {
    expect(await planErasure(office.parts, tenant, 'nobody', policy)).toMatchObject({
      ok: false,
      error: { code: 'PERSON.UNKNOWN' },
    });
  });
});

describe('an erasure', () => {
  it('reaches every case of the person and his files, and nobody else', async () => {
    expect(await office.erase()).toEqual({
      ok: true,
      value: { key: 'now', cases: 2, files: { deleted: 1, shared: 1, gone: 0 }, kept: 0 },
    });
    const name = nomination('').personal.name;
    expect(await office.outcome()).toMatchObject({
      cases: [
        { each: caseId, personal: null, names: [null], erasure: { files: [own], reason: 'Đơn số 12' } },
        { each: second, personal: null, names: [null], erasure: { files: [shared] } },
        { each: foreign, personal: { name }, names: ['mẫu chung.txt'], erasure: null },
      ],
      stored: [shared],
      ended: [nominee],
    });
    const plan = await planErasure(office.parts, tenant, nominee, policy);
    expect(plan).toMatchObject({
      ok: true,
      value: { name: null, cases: [{ erased: true }, { erased: true }] },
    });
  });

  it('changes nothing when it is repeated, and keeps the first reason', async () => {
    await office.erase();
    const before = await office.outcome();
    expect(await office.erase('another reason')).toMatchObject({
      ok: true,
      value: { key: 'before', files: { deleted: 0, shared: 1, gone: 1 } },
    });
    expect(await office.outcome()).toEqual(before);
  });

  it('takes a shared file when the last of its people is erased', async () => {
    await office.erase();
    await erasePerson(office.parts, { tenant, person: 'nominee-2' as PersonId, reason: 'r', policy });
    expect([...office.stored.keys()]).toEqual([]);
  });

  it('puts back what somebody else attached while it was deleted', async () => {
    office.afterDelete = () => office.attach(foreign, 'lý lịch').then(() => office.stored.delete(own));
    expect(await office.erase()).toMatchObject({ ok: true, value: { files: { deleted: 0, shared: 2 } } });
    expect(office.stored.has(own)).toBe(true);
  });

  it('goes on wherever it was stopped, and ends as if it had not been', async () => {
    const whole = await furnished();
    await whole.erase();
    const wanted = await whole.outcome();
    const calls = whole.calls;
    expect(calls).toBeGreaterThan(30);
    for (let stopAt = 1; stopAt <= calls; stopAt++) {
      const each = await furnished();
      each.stopAt = stopAt;
      await expect(each.erase()).rejects.toThrow('stopped');
      each.stopAt = 0;
      expect(await each.erase('reason of the second call')).toMatchObject({ ok: true });
      const ended = await each.outcome();
      const reason = stopAt === 1 ? 'reason of the second call' : 'Đơn số 12';
      expect({ stopAt, ended }).toEqual({
        stopAt,
        ended: JSON.parse(JSON.stringify(wanted).replaceAll('Đơn số 12', reason)),
      });
    }
  });

  it('leaves the journey to go on', async () => {
    await office.erase();
    const timer = { type: 'FireTimer', timerId: 'none' } as const;
    expect(await office.desk.give(journey, timer)).toMatchObject({ code: 'TIMER.UNKNOWN' });
  });
});
