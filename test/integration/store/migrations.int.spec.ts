import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ok, err, type Result } from '@vinhdanh/kernel';
import type { Finding, Model } from '@vinhdanh/bpmn-model';
import { calendars } from '@vinhdanh/catalogue';
import { migrations, runMigrations, seedPaths, seedProvince, type SeedPath } from '@vinhdanh/db';
import { createDirectory, createPostgresBundles } from '@vinhdanh/journal-postgres';
import { readSchema } from './support/read-schema.js';
import { tenant } from './support/small-office.js';
import { startStoreDatabase, type StoreDatabase } from './support/store-database.js';

const snapshotFile = new URL('./schema.snapshot.txt', import.meta.url);
const refresh = process.env.UPDATE_SCHEMA_SNAPSHOT === '1';

let database: StoreDatabase;
beforeAll(async () => {
  database = await startStoreDatabase();
});
afterAll(() => database.stop());

describe('migrations', () => {
  it('bring an empty server to the schema, and change nothing when run again', async () => {
    expect(database.migrationLines.at(-1)).toBe(`database: ${migrations.length} migrations applied`);
    const before = await readSchema(database.admin);
    const lines: string[] = [];
    await runMigrations(database.settings, (line) => lines.push(line));
    expect(lines.at(-1)).toBe('database: schema is up to date');
    expect(await readSchema(database.admin)).toBe(before);
  });

  it('may be run by several at once', async () => {
    await Promise.all([1, 2, 3].map(() => runMigrations(database.settings, () => undefined)));
  });

  it('make the schema that is written down; UPDATE_SCHEMA_SNAPSHOT=1 writes it down anew', async () => {
    const schema = await readSchema(database.admin);
    if (refresh) (await import('node:fs')).writeFileSync(snapshotFile, schema);
    expect(schema).toBe(readFileSync(snapshotFile, 'utf8'));
  });

  it('go forward only', async () => {
    for (const Migration of migrations) await expect(new Migration().down()).rejects.toThrow(/forward only/);
  });
});

describe('the seed', () => {
  const seed = (paths: readonly SeedPath[]) =>
    seedProvince({ database: database.settings, tenant, passwordHash: '$argon2id$test', paths });
  const counts = async (): Promise<unknown> => {
    const tables = [
      'organisation',
      'person',
      'role_assignment',
      'account',
      'persona',
      'bundle',
      'published_path',
    ];
    const sql = tables
      .map((table) => `(SELECT count(*)::integer FROM vinhdanh.${table}) AS ${table}`)
      .join(', ');
    return (await database.admin.query(`SELECT ${sql}`)).rows[0];
  };
  const finding = (severity: Finding['severity']): Finding => ({
    severity,
    code: 'PATH.UNREACHABLE',
    file: 'x.bpmn',
    elementId: 'a',
    line: 3,
    messageVi: 'Không tới được',
    messageEn: 'Unreachable',
  });
  const fake = (
    compiled: Result<{ model: Model; text: string; findings: readonly Finding[] }, readonly Finding[]>,
  ): SeedPath => ({
    awardKind: 'FAKE',
    nameVi: 'Giả',
    nameEn: 'Fake',
    source: 'test',
    compile: () => Promise.resolve(compiled),
  });

  it.each([
    [
      'a finding that blocks publishing',
      fake(ok({ model: {} as Model, text: '', findings: [finding('publish')] })),
    ],
    ['a path that does not compile', fake(err([finding('error')]))],
  ])('refuses %s, with the finding, and writes nothing', async (_, path) => {
    const before = await counts();
    const outcome = await seed([...seedPaths(calendars['vn-2026']), path]);
    expect(outcome).toMatchObject({ kind: 'refused', findings: [{ code: 'PATH.UNREACHABLE', line: 3 }] });
    expect(await counts()).toEqual(before);
  });

  it('fills the province, and changes nothing when run again', async () => {
    expect(await seed(seedPaths(calendars['vn-2026']))).toMatchObject({ kind: 'seeded' });
    const before = await counts();
    expect(before).toMatchObject({ published_path: expect.any(Number) });
    await seed(seedPaths(calendars['vn-2026']));
    expect(await counts()).toEqual(before);
  });

  it('publishes bundles that read back as they were compiled, and keeps older ones', async () => {
    const bundles = createPostgresBundles(database.app);
    const first = await bundles.currentFor(tenant, 'HCLD3');
    await seed(seedPaths(calendars['demo-two-seconds']));
    const second = await bundles.currentFor(tenant, 'HCLD3');
    expect(first?.calendar.key).toBe('vn-2026');
    expect(second?.calendar.key).toBe('demo-two-seconds');
    expect(await createPostgresBundles(database.app).byHash(tenant, first!.hash)).toEqual(first);
    expect((await bundles.published(tenant)).map(({ awardKind }) => awardKind)).toContain('S1');
    expect(await bundles.currentFor(tenant, 'UNKNOWN')).toBeNull();
  });

  it('has somebody for every duty that the published paths name, in every unit', async () => {
    const directory = createDirectory(database.app);
    const bundles = createPostgresBundles(database.app);
    const organisations = await directory.organisations(tenant);
    const { rows } = await database.admin.query(
      `SELECT role || '@' || org AS duty FROM vinhdanh.role_assignment`,
    );
    const held = new Set(rows.map(({ duty }) => duty as string));
    const missing = new Set<string>();
    for (const { awardKind } of await bundles.published(tenant)) {
      const model = (await bundles.currentFor(tenant, awardKind))!;
      for (const unit of organisations.filter(({ place }) => place === 'unit')) {
        const { route, agencies } = (await directory.routeOf(tenant, unit.org))!;
        for (const { role, place } of dutiesOf(model)) {
          const orgs = place === 'item' ? agencies : [route[place]];
          for (const at of orgs) if (!held.has(`${role}@${at}`)) missing.add(`${role}@${at ?? place}`);
        }
      }
    }
    expect([...missing]).toEqual([]);
  });
});

/** Every assignment of a bundle, with `scope` replaced by each place from which the process is called. */
function dutiesOf(model: Model): { role: string; place: string }[] {
  const nodes = Object.values(model.processes).flatMap((process) =>
    Object.values(process.nodes).map((node) => ({ process: process.id, node })),
  );
  const scopes = new Map<string, string[]>();
  for (const { node } of nodes) {
    if (node.kind !== 'callActivity' || node.scope === null) continue;
    scopes.set(node.calledElement, [...(scopes.get(node.calledElement) ?? []), node.scope.place]);
  }
  return nodes.flatMap(({ process, node }) => {
    if (node.kind !== 'userTask') return [];
    const { assignment, deadline, returns } = node.step;
    return [
      assignment,
      ...(deadline?.escalateTo ? [deadline.escalateTo] : []),
      ...(returns ? [returns.to] : []),
    ].flatMap(({ role, place }) =>
      place === 'scope' ? (scopes.get(process) ?? []).map((at) => ({ role, place: at })) : [{ role, place }],
    );
  });
}
