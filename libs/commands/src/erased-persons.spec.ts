import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { Actor, CaseCommand } from '@vinhdanh/awards';
import { caseId, nomination, people, tenant } from '@vinhdanh/awards/testing';
import type { CaseId, PersonId } from '@vinhdanh/kernel';
import { Desk } from './testing/index.js';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const eraser: Actor = { kind: 'system', name: 'eraser' };
const nominee = 'nominee-1' as PersonId;
const second = 'case-2' as CaseId;
const start: CaseCommand = { ...nomination(''), nomineeId: nominee, caseNumber: '' };
const erase: CaseCommand = { type: 'ErasePersonalData', reason: 'Đơn số 12', policy: 'test-1', keeps: [] };

/** Somebody who is nominated twice. */
async function nominatedTwice(): Promise<Desk> {
  const desk = new Desk(sha256);
  for (const each of [caseId, second])
    expect(await desk.give(people.officer, start, { caseId: each })).toMatchObject({ kind: 'done' });
  return desk;
}
const destroyKey = ({ journal }: Desk): void => {
  journal.keys.set(`${tenant}|${nominee}`, { person: nominee, wrapped: '' });
};
const nameIn = async (desk: Desk, of: CaseId, handler = desk.handler): Promise<string | null | undefined> =>
  (await handler.loadState(tenant, of, people.officer))?.state.personal?.name;

describe('somebody who is nominated again', () => {
  it('is written of under the one key that he has', async () => {
    const desk = await nominatedTwice();
    expect([...desk.journal.keys.values()].map(({ person }) => person)).toEqual([nominee]);
    const name = nomination('').personal.name;
    expect([await nameIn(desk, caseId), await nameIn(desk, second)]).toEqual([name, name]);
    expect(await nameIn(desk, second, desk.another())).toBe(name);
  });

  it('is not written of once he was erased, and the refusal is kept', async () => {
    const desk = await nominatedTwice();
    destroyKey(desk);
    const third = await desk.give(people.officer, start, { caseId: 'case-3' as CaseId });
    expect(third).toMatchObject({ kind: 'rejection', code: 'PERSON.ERASED' });
    expect(desk.journal.refusals.map(({ code }) => code)).toEqual(['PERSON.ERASED']);
    expect(desk.journal.streams.size).toBe(2);
  });
});

describe('an erasure', () => {
  it('is recorded after the key is gone, and not before', async () => {
    const desk = await nominatedTwice();
    expect(await desk.give(eraser, erase)).toMatchObject({ code: 'AUTH.NOT_ALLOWED' });
    destroyKey(desk);
    expect(await desk.give(eraser, erase)).toMatchObject({ kind: 'done' });
    expect(await desk.give(eraser, erase)).toMatchObject({ code: 'CASE.ERASED' });
  });

  it('reaches another process with the event, whatever that one remembers', async () => {
    const desk = await nominatedTwice();
    const other = desk.another();
    expect(await nameIn(desk, caseId, other)).toBe(nomination('').personal.name);
    destroyKey(desk);
    await desk.give(eraser, erase);
    const take: CaseCommand = { type: 'TakeStep', stepId: 'Submit#1' };
    await desk.give(people.unitHead, take, {}, other);
    expect(await nameIn(desk, caseId, other)).toBeUndefined();
    const headers = [...desk.journal.headers.values()];
    expect(headers.find(({ version }) => version > 4)?.nomineeName ?? null).toBeNull();
  });

  it('is forgotten in memory when told', async () => {
    const desk = await nominatedTwice();
    await nameIn(desk, caseId);
    const before = desk.journal.loads;
    const asked: number[] = [];
    const { load } = desk.journal;
    desk.journal.load = (query) => {
      asked.push(query.afterVersion);
      return load.call(desk.journal, query);
    };
    desk.handler.forget(tenant, ['somebody-else' as PersonId]);
    await nameIn(desk, caseId);
    desk.handler.forget(tenant, [nominee]);
    await nameIn(desk, caseId);
    desk.handler.forget(tenant, 'all');
    await nameIn(desk, caseId);
    expect(asked.map((after) => after > 0)).toEqual([true, false, false]);
    expect(desk.journal.loads).toBe(before + 3);
  });
});
