import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createCommandHandler, type CommandHandler } from '@vinhdanh/commands';
import {
  createKeyWrapper,
  createPostgresBundles,
  createPostgresJournal,
  createVault,
  rotateKeys,
} from '@vinhdanh/journal-postgres';
import type { CaseId, PersonId } from '@vinhdanh/kernel';
import { evaluatorOf } from '@vinhdanh/rules';
import { holder, journey, tenant, unit } from '../../support/demo-office.js';
import { runVinhdanh, type Ran } from '../../support/run-vinhdanh.js';
import { MASTER_KEY as oldKey } from '../commands/support/office-database.js';
import { startErasureOffice, type ErasureOffice } from './support/erasure-office.js';

const newKey = Buffer.alloc(32, 8).toString('base64');
const home = mkdtempSync(join(tmpdir(), 'vinhdanh-keys-'));
const persons = Array.from({ length: 8 }, (_, n) => `nominee-${n}`);
let office: ErasureOffice;
beforeAll(async () => {
  office = await startErasureOffice();
  for (const [n, person] of persons.entries()) await office.begin(`case-${n}`, person);
});
afterAll(async () => {
  await office?.stop();
  rmSync(home, { recursive: true, force: true });
});

/** A service that was started with these master keys. */
const service = (masterKey: string, others: readonly string[] = []): CommandHandler =>
  createCommandHandler({
    journal: createPostgresJournal(office.database.app),
    bundles: createPostgresBundles(office.database.app),
    vault: createVault(masterKey, others),
    evaluators: evaluatorOf,
    cacheSize: 100,
  });
const nameIn = async (handler: CommandHandler, n: number): Promise<string | undefined> =>
  (await handler.loadState(tenant, `case-${n}` as CaseId, journey))?.state.personal?.name;
const wrapped = async (): Promise<string[]> =>
  (
    await office.database.admin.query<{ wrapped: string }>(
      `SELECT wrapped FROM vinhdanh.person_key WHERE wrapped IS NOT NULL ORDER BY person`,
    )
  ).rows.map((row) => row.wrapped);
const underOld = createKeyWrapper(oldKey);
const underNew = createKeyWrapper(newKey);
const left = async (): Promise<number> =>
  (await wrapped()).filter((each) => !underNew.isCurrent({ person: '' as PersonId, wrapped: each })).length;

const rotate = (env: NodeJS.ProcessEnv, ...args: readonly string[]): Promise<Ran> =>
  runVinhdanh(
    { VINHDANH_HOME: home, DATABASE_KEEPER_URL: office.database.urls.keeper, ...env },
    'keys',
    ...(args.length === 0 ? ['rotate'] : args),
  );

describe('keys rotate', () => {
  it('refuses what it does not know, and a key that is none', async () => {
    expect(await rotate({ MASTER_KEY: newKey }, 'turn')).toMatchObject({ code: 2 });
    const short = await rotate({ MASTER_KEY: 'c2hvcnQ=' });
    expect(short).toMatchObject({ code: 1 });
    expect(short.err).toContain('VAULT.MASTER_KEY');
  });

  it('without the old key it says which key is missing, and changes nothing', async () => {
    const before = await wrapped();
    const ran = await rotate({ MASTER_KEY: newKey });
    expect(ran.code).toBe(1);
    expect(ran.err).toContain('VAULT.MASTER_KEY_UNKNOWN');
    expect(ran.err).toContain(before[0]!.slice(0, 16));
    expect(await wrapped()).toEqual(before);
  });

  it('stopped in the middle, both keys are read, by services of before and of after', async () => {
    let calls = 0;
    const stopping = {
      ...office.keeper,
      replace: (...of: Parameters<typeof office.keeper.replace>) => {
        if ((calls += 1) > 3) throw new Error('stopped');
        return office.keeper.replace(...of);
      },
    };
    await expect(rotateKeys(stopping, createKeyWrapper(newKey, [oldKey]))).rejects.toThrow('stopped');
    expect(await left()).toBe(persons.length - 3);
    for (const [n] of persons.entries()) {
      expect(await nameIn(service(oldKey, [newKey]), n)).toBe('Trần Thị Hoài');
      expect(await nameIn(service(newKey, [oldKey]), n)).toBe('Trần Thị Hoài');
    }
  });

  it('runs on while services work, with the keys in files, and ends with all under the new key', async () => {
    const files = Object.fromEntries(
      [
        ['MASTER_KEY', newKey],
        ['MASTER_OLD_KEYS', oldKey],
      ].map(([name, key]) => {
        const file = join(home, name!);
        writeFileSync(file, `${key}\n`, { mode: 0o600 });
        return [`${name}_FILE`, file];
      }),
    );
    const running = service(newKey, [oldKey]);
    let at = 0;
    let goOn = true;
    const working = (async () => {
      for (; goOn || at < 8; at++) {
        const answer = await running.handle({
          tenant,
          caseId: `case-${at % persons.length}` as CaseId,
          commandId: `note-${at}` as never,
          at: '2026-11-25T01:00:00.000Z',
          actor: holder('unit-officer', unit),
          seen: null,
          command: { type: 'AddComment', commentId: `k-${at}`, text: `Ý kiến ${at}` },
        });
        if (answer.kind !== 'done') throw new Error(JSON.stringify(answer));
      }
    })();
    const ran = await rotate({ MASTER_KEY: undefined, MASTER_OLD_KEYS: undefined, ...files });
    goOn = false;
    await working;
    expect(ran).toMatchObject({ code: 0 });
    expect(ran.out).toContain(`keys: ${persons.length} keys of persons, ${persons.length - 3} wrapped anew`);
    expect(await left()).toBe(0);
    expect(at).toBeGreaterThanOrEqual(8);
    for (const [n] of persons.entries()) {
      const read = await service(newKey).loadState(tenant, `case-${n}` as CaseId, journey);
      expect(read?.state.personal?.name).toBe('Trần Thị Hoài');
      expect(read?.state.comments.every(({ text }) => text?.startsWith('Ý kiến '))).toBe(true);
    }
    await expect(nameIn(service(oldKey), 0)).rejects.toMatchObject({ code: 'VAULT.MASTER_KEY_UNKNOWN' });
  });

  it('changes nothing when it is run again, and leaves a destroyed key destroyed', async () => {
    await office.keeper.erase(tenant, 'nominee-0' as PersonId, 'r');
    const before = await wrapped();
    const ran = await rotate({ MASTER_KEY: newKey, MASTER_OLD_KEYS: oldKey });
    expect(ran.out).toContain(`keys: ${persons.length - 1} keys of persons, 0 wrapped anew`);
    expect(await wrapped()).toEqual(before);
  });

  it('does not put back a key that was read before it was destroyed', async () => {
    const [first] = await office.keeper.page(null, 1);
    await office.keeper.erase(tenant, first!.person, 'r');
    expect(await office.keeper.replace(first!, underOld.wrap(first!.person, Buffer.alloc(32)).wrapped)).toBe(
      false,
    );
    const { rows } = await office.database.admin.query(
      `SELECT wrapped FROM vinhdanh.person_key WHERE person = $1`,
      [first!.person],
    );
    expect(rows[0].wrapped).toBeNull();
  });
});
