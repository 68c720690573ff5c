import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { caseHeader, inboxRows } from '@vinhdanh/projections';
import { RecordReader } from '../../support/record.js';
import { seedRecord, type Seeded } from '../../support/seed-record/seed-record.js';
import { tenant } from '../../support/demo-office.js';
import { MASTER_KEY, startOfficeDatabase, type OfficeDatabase } from '../commands/support/office-database.js';

const EVENTS = 4_000;

let office: OfficeDatabase;
let seeded: Seeded;
beforeAll(async () => {
  office = await startOfficeDatabase();
  seeded = await seedRecord({
    adminUrl: office.urls.admin,
    sealerUrl: office.urls.sealer,
    tenant,
    masterKey: MASTER_KEY,
    events: EVENTS,
  });
});
afterAll(() => office?.stop(), 30_000);

describe('a seeded record', () => {
  it('is as sound as one that the handler wrote: chains, header and inbox', async () => {
    const reader = new RecordReader(office.urls.admin, MASTER_KEY);
    try {
      const [cases, models] = await Promise.all([reader.cases(), reader.models()]);
      expect(cases).toHaveLength(seeded.cases);
      expect(cases.reduce((sum, { events }) => sum + events.length, 0)).toBe(seeded.events);
      const headers = await rowsOf('case_header', ['case_id']);
      const inbox = await rowsOf('inbox', ['case_id', 'step_id', 'duty']);
      const statuses = new Set<string>();
      for (const { caseId, verification, state, events } of cases) {
        expect([caseId, verification.ok]).toEqual([caseId, true]);
        statuses.add(state.status);
        const model = models.get(state.bundleHash)!;
        const { caseNumber, nomineeName, level, stepNames, version, orgs } = caseHeader(
          model,
          state,
          events.at(-1)!.at,
        );
        expect(headers.filter((row) => row.case_id === caseId)).toMatchObject([
          { case_number: caseNumber, nominee_name: nomineeName, level, step_names: stepNames, version, orgs },
        ]);
        expect(nomineeName).not.toBeNull();
        expect(
          inbox
            .filter((row) => row.case_id === caseId)
            .map((row) => [row.step_id, row.duty, row.org, row.role]),
        ).toEqual(inboxRows(model, state).map(({ stepId, duty, org, role }) => [stepId, duty, org, role]));
      }
      expect([...statuses].sort()).toEqual(['concluded', 'open']);
    } finally {
      await reader.close();
    }
  });

  it('is sealed without a gap', async () => {
    const { rows } = await office.admin.query(
      `SELECT count(*)::integer AS count, min(number)::integer AS first, max(number)::integer AS last FROM vinhdanh.sealed`,
    );
    expect(rows).toEqual([{ count: seeded.events, first: 0, last: seeded.events - 1 }]);
  });

  it('keeps commands beside their events', async () => {
    const { rows } = await office.admin.query(
      `SELECT count(*)::integer AS loose FROM vinhdanh.event e
        WHERE NOT EXISTS (SELECT FROM vinhdanh.command c WHERE c.tenant = e.tenant AND c.stream = e.stream
          AND c.command_id = e.command_id AND e.version BETWEEN c.first_version AND c.last_version
          AND position(encode(c.hash, 'hex') IN convert_from(e.bytes, 'UTF8')) > 0)`,
    );
    expect(rows).toEqual([{ loose: 0 }]);
  });
});

async function rowsOf(table: string, order: readonly string[]): Promise<Record<string, unknown>[]> {
  const { rows } = await office.admin.query(`SELECT * FROM vinhdanh.${table} ORDER BY ${order.join(', ')}`);
  return rows;
}
