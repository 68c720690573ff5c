import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { createPostgresJournal } from '@vinhdanh/journal-postgres';
import type { AppendRequest } from '@vinhdanh/commands';
import type { CaseId } from '@vinhdanh/kernel';
import {
  abandonRebuilds,
  projectionNames,
  RebuildUnderWay,
  type ProjectionName,
} from '@vinhdanh/projections-postgres';
import { CaseDesk } from '../../support/demo-office.js';
import { SeededRandom } from '../../support/seeded-random.js';
import { until } from '../../support/until.js';
import { readSchema } from '../store/support/read-schema.js';
import { differences, expectNone } from './support/expected-rows.js';
import { pause, startProjectedOffice, type ProjectedOffice } from './support/projected-office.js';

const followedTables = ['case_list', 'case_search', 'case_statistic', 'inbox_period', 'award_period'];
const liveTables = ['case_header', 'inbox'];
const live: readonly ProjectionName[] = ['header', 'inbox'];

let office: ProjectedOffice;
let schema: string;
beforeAll(async () => {
  office = await startProjectedOffice();
  await office.seed(3_000);
  await office.seal();
  await office.follow();
  schema = await readSchema(office.admin);
});
afterAll(() => office?.stop(), 30_000);

const compare = async (tables = [...followedTables, ...liveTables]) =>
  expectNone(await differences(office.admin, office.urls.admin, tables));
const left = async (): Promise<unknown> =>
  (
    await office.admin.query(
      `SELECT (SELECT count(*)::integer FROM vinhdanh.projection_rebuild) AS rebuilds,
              (SELECT count(*)::integer FROM vinhdanh.projection_checkpoint WHERE building) AS checkpoints,
              (SELECT count(*)::integer FROM pg_class WHERE relnamespace = 'vinhdanh'::regnamespace AND relname LIKE '%\\_next%') AS relations,
              (SELECT count(*)::integer FROM pg_trigger WHERE tgname LIKE '%\\_mirrored') AS triggers`,
    )
  ).rows[0];
const nothingLeft = { rebuilds: 0, checkpoints: 0, relations: 0, triggers: 0 };

/** Carries cases on, and begins new ones, until told to stop; answers how many commands were given. */
function work(writers: number): { stop(): Promise<number> } {
  let stopped = false;
  let given = 0;
  const open = office.admin.query<{ case_id: string }>(
    `SELECT case_id FROM vinhdanh.case_header WHERE status = 'open' ORDER BY case_id`,
  );
  const run = async (writer: number): Promise<void> => {
    const { rows } = await open;
    const own = rows.filter((_, n) => n % writers === writer).map(({ case_id: caseId }) => caseId as CaseId);
    const handler = office.handler();
    for (let n = 0; !stopped; n++) {
      const desk = new CaseDesk(handler, own[n % own.length]!);
      desk.at = new Date().toISOString();
      const begun = `${writer}-${n}-${Date.now()}` as CaseId;
      desk.prefix = `${begun}-on`;
      if (n % 5 === 0) {
        const fresh = new CaseDesk(handler, begun);
        fresh.at = desk.at;
        await fresh.start(n % 2 === 0 ? 'S1' : 'HCLD3');
        await fresh.advance();
        own.push(begun);
        given += 2;
      }
      if (await desk.advance()) given += 1;
      await pause(40);
    }
  };
  const running = Promise.all(Array.from({ length: writers }, (_, writer) => run(writer)));
  return {
    stop: async () => {
      stopped = true;
      await running;
      return given;
    },
  };
}

/** Seals and follows all the time, as the worker does. */
function worker(): { stop(): Promise<void> } {
  let stopped = false;
  const run = async (): Promise<void> => {
    const follower = office.follower();
    while (!stopped) {
      await office.sealNow();
      await office.follow(follower);
      await pause(20);
    }
  };
  const running = run();
  return {
    stop: async () => {
      stopped = true;
      await running;
    },
  };
}

describe('projections made anew', () => {
  it('hold what the record says, whatever stood in them, under the same rules and names', async () => {
    await office.admin.query(`DELETE FROM vinhdanh.case_list WHERE case_id < '8'`);
    await office.admin.query(`UPDATE vinhdanh.case_statistic SET count = count + 3`);
    await office.admin.query(`UPDATE vinhdanh.case_header SET level = 'planted' WHERE case_id < '4'`);
    await office.admin.query(`DELETE FROM vinhdanh.inbox`);
    const report = await office.rebuild(projectionNames);
    expect([...report.swapped].sort()).toEqual([...projectionNames].sort());
    expect(await readSchema(office.admin)).toBe(schema);
    expect(await left()).toEqual(nothingLeft);
    await compare();
    // The live follower goes on from where the new tables are.
    await office.seed(200, 'N');
    await office.seal();
    await office.follow();
    await compare();
  });

  it('miss nothing of what many write meanwhile', async () => {
    const before = (await office.admin.query('SELECT count(*)::integer AS count FROM vinhdanh.event')).rows[0]
      .count;
    const writers = work(4);
    const beside = worker();
    // Small portions, so that much is written between the first and the last.
    const report = await office.rebuild(projectionNames, { portionEvents: 60 });
    const again = await office.rebuild(live, { portionEvents: 150 });
    const commands = await writers.stop();
    await beside.stop();
    await office.seal();
    await office.follow();
    const after = (await office.admin.query('SELECT count(*)::integer AS count FROM vinhdanh.event')).rows[0]
      .count;
    process.stdout.write(
      `rebuilt ${report.events} and ${again.events} events while ${commands} commands wrote ${after - before}\n`,
    );
    expect(commands).toBeGreaterThan(20);
    expect(await left()).toEqual(nothingLeft);
    expect(await readSchema(office.admin)).toBe(schema);
    await compare();
  });

  it('go on where an earlier run was killed, as often as it takes', async () => {
    const random = new SeededRandom(4_711);
    const writers = work(2);
    const beside = worker();
    let killed = 0;
    for (;;) {
      let portions = 0;
      const killAt = 1 + random.int(25);
      try {
        const report = await office.rebuild(killed === 0 ? projectionNames : [], {
          portionEvents: 100,
          onProgress: () => {
            if ((portions += 1) < killAt) return;
            throw new Error('killed');
          },
        });
        expect(report.swapped.length).toBeGreaterThan(0);
        break;
      } catch (error) {
        if (!String(error).includes('killed')) throw error;
        killed += 1;
      }
    }
    await writers.stop();
    await beside.stop();
    await office.seal();
    await office.follow();
    expect(killed).toBeGreaterThan(2);
    expect(await left()).toEqual(nothingLeft);
    await compare();
  });

  it('are made by one at a time: the second says so, and how far the first is', async () => {
    let second: unknown;
    await office.rebuild(['cases'], {
      portionEvents: 200,
      onProgress: () => {
        second ??= office.rebuild(['search']).catch((error: unknown) => error);
      },
    });
    const refused = await second;
    expect(refused).toBeInstanceOf(RebuildUnderWay);
    expect((refused as RebuildUnderWay).rebuilding).toMatchObject([
      { projection: 'cases', phase: 'filling' },
    ]);
    await compare();
  });

  it('can be given up, and leave nothing behind', async () => {
    const given = new Error('given up');
    await expect(
      office.rebuild(projectionNames, {
        portionEvents: 200,
        onProgress: () => {
          throw given;
        },
      }),
    ).rejects.toBe(given);
    expect(await left()).toMatchObject({ rebuilds: 7, triggers: 2 });
    const client = await office.projector.connect();
    expect([...(await abandonRebuilds(client, pause))].sort()).toEqual([...projectionNames].sort());
    client.release();
    expect(await left()).toEqual(nothingLeft);
    expect(await readSchema(office.admin)).toBe(schema);
    await compare();
  });

  it('are refused while something names their table early, before anything is filled', async () => {
    await office.admin.query(`
      CREATE FUNCTION vinhdanh.planted() RETURNS bigint LANGUAGE sql RETURN (SELECT count(*) FROM vinhdanh.case_list)`);
    await expect(office.rebuild(['cases'])).rejects.toThrow(/case_list cannot be swapped.*planted/);
    await office.admin.query('DROP FUNCTION vinhdanh.planted');
    expect(await left()).toEqual(nothingLeft);
    await office.rebuild(['cases']);
  });
});

describe('header and inbox, which every append writes', () => {
  const asApp = (client: pg.PoolClient) =>
    createPostgresJournal({
      query: (...all: unknown[]) => (client.query as (...a: unknown[]) => unknown)(...all),
    } as unknown as pg.Pool);

  it('wait for an append that cannot see that a rebuild has begun', async () => {
    const requests: AppendRequest[] = [];
    const caseId = 'in-flight' as CaseId;
    const client = await office.app.connect();
    await client.query('BEGIN');
    const journal = { ...asApp(client) };
    const handler = office.handlerOn({
      ...journal,
      append: async (request) => {
        requests.push(request);
        return journal.append(request);
      },
    });
    await new CaseDesk(handler, caseId).start('S1');
    expect(requests).toHaveLength(1);
    let begun = false;
    const rebuilt = office.rebuild(live, { onProgress: () => void (begun = true) });
    await pause(1_500);
    expect(begun).toBe(false);
    await client.query('COMMIT');
    client.release();
    await rebuilt;
    expect(begun).toBe(true);
    await compare(liveTables);
    const { rows } = await office.admin.query('SELECT version FROM vinhdanh.case_header WHERE case_id = $1', [
      caseId,
    ]);
    expect(rows).toHaveLength(1);
  });

  it('keep nobody waiting behind a reader that does not end', async () => {
    const reader = await office.admin.connect();
    await reader.query('BEGIN');
    await reader.query('SELECT count(*) FROM vinhdanh.case_header');
    const rebuilt = office.rebuild(['header']);
    await until(
      'the rebuild to wait for the swap',
      60_000,
      async () =>
        (await office.admin.query(`SELECT FROM vinhdanh.projection_rebuild WHERE phase = 'indexed'`))
          .rowCount === 1,
    );
    const desk = new CaseDesk(office.handler(), 'patient' as CaseId);
    const waits: number[] = [];
    await desk.start('HCLD3');
    for (let n = 0; n < 10; n++) {
      const asked = performance.now();
      await desk.advance();
      waits.push(performance.now() - asked);
      await pause(100);
    }
    await reader.query('COMMIT');
    reader.release();
    await rebuilt;
    process.stdout.write(`appends while a swap waits: ${Math.round(Math.max(...waits))} ms at most\n`);
    // A swap waits 200 ms at a time; the rest is the machine's.
    expect(Math.max(...waits)).toBeLessThan(5_000);
    await compare(liveTables);
  });

  it('cost an append nothing while none is made', async () => {
    expect(await left()).toMatchObject({ triggers: 0 });
    const { rows } = await office.admin.query(
      `SELECT count(*)::integer AS triggers FROM pg_trigger WHERE tgrelid IN ('vinhdanh.case_header'::regclass, 'vinhdanh.inbox'::regclass)`,
    );
    expect(rows).toEqual([{ triggers: 0 }]);
  });
});
