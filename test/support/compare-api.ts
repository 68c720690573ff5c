import type { InboxItem } from '@vinhdanh/contracts';
import type { Model } from '@vinhdanh/bpmn-model';
import { caseHeader, inboxRows, type InboxRow } from '@vinhdanh/projections';
import type { Mismatch } from './compare.js';
import type { Office } from './office.js';
import type { PersonaClient } from './persona-client.js';
import type { RecordedCase } from './record.js';

async function inboxOf(person: PersonaClient, caseId: string, tabs: readonly string[]): Promise<string[]> {
  const found: InboxItem[] = [];
  for (const tab of tabs) {
    let cursor: string | null = null;
    do {
      const page = await person.inbox(
        `?tab=${tab}&limit=200${cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`}`,
      );
      found.push(...page.items.filter((item) => item.caseId === caseId));
      cursor = page.nextCursor;
    } while (cursor !== null);
  }
  return [...new Set(found.map((item) => `${item.stepId} ${item.duty} ${item.role}`))].sort();
}

/** What the public API tells each persona of a case, held against a fold of the record's events. */
export async function compareApi(office: Office, recorded: RecordedCase, model: Model): Promise<Mismatch[]> {
  const { caseId, state } = recorded;
  const header = caseHeader(model, state, recorded.events.at(-1)?.at ?? '');
  const rows = inboxRows(model, state);
  const mismatches: Mismatch[] = [];
  const hold = (what: Mismatch['what'], expected: unknown, found: unknown) => {
    const [a, b] = [JSON.stringify(expected), JSON.stringify(found)];
    if (a !== b) mismatches.push({ caseId, what, expected: a, found: b });
  };
  for (const person of office.people) {
    const view = await person.caseIfVisible(caseId);
    // A case shows itself to the organisations that it has reached, and to nobody else.
    const reached = person.session.person.memberships.some(({ org }) =>
      header.orgs.some((other) => other === org),
    );
    hold('visible', reached, view !== null);
    if (view !== null) {
      hold(
        'header',
        [
          header.caseNumber,
          header.status,
          header.result,
          header.level,
          header.version,
          header.dossierRevision,
          state.papers.map((p) => p.sha256).sort(),
        ],
        [
          view.caseNumber,
          view.status,
          view.result,
          view.level,
          view.version,
          view.dossierRevision,
          view.papers.map((p) => p.sha256).sort(),
        ],
      );
    }
    const line = (row: InboxRow) => `${row.stepId} ${row.duty} ${row.role}`;
    const colleague = (row: InboxRow) =>
      !person.holds(row.role, row.org) &&
      person.session.person.memberships.some(({ org }) => org === row.org);
    const own = rows.filter((row) => person.holds(row.role, row.org)).map(line);
    hold('inbox', own.sort(), await inboxOf(person, caseId, ['waiting', 'overdue']));
    hold('inbox', rows.filter(colleague).map(line).sort(), await inboxOf(person, caseId, ['collaborating']));
  }
  return mismatches;
}
