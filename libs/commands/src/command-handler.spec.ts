import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { limitedFeel } from '@vinhdanh/rules';
import { caseStream } from '@vinhdanh/journal';
import type { CaseCommand, Actor } from '@vinhdanh/awards';
import { caseId, commandId, counts, fiveDecisions, monday, nomination, people, tenant } from '@vinhdanh/awards/testing';
import { createCommandHandler } from './command-handler.js';
import { createInMemoryBundles, createInMemoryVault, InMemoryJournal } from './testing/index.js';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

function desk() {
  const journal = new InMemoryJournal(sha256);
  const handler = createCommandHandler({
    journal,
    bundles: createInMemoryBundles([fiveDecisions], { HCLD3: fiveDecisions }),
    vault: createInMemoryVault(sha256),
    evaluator: limitedFeel,
    cacheSize: 10,
  });
  let n = 0;
  const give = async (actor: Actor, command: CaseCommand, seen: { stepRevision: number; dossierRevision: number } | null = null) =>
    handler.handle({ tenant, caseId, commandId: commandId(`c${(n += 1)}`), at: monday, actor, seen, command });
  return { journal, handler, give };
}

const decide = (stepId: string, outcome: string, ballot: ReturnType<typeof counts> | null = null): CaseCommand => ({
  type: 'DecideStep', stepId, outcome, ballot, note: null,
});
const fresh = { stepRevision: 1, dossierRevision: 1 };

describe('the command handler', () => {
  it('carries a nomination through five decisions with one load and one append each', async () => {
    // given
    const { journal, handler, give } = desk();
    // when
    const started = await give(people.officer, { ...nomination(''), caseNumber: '' });
    expect(started).toMatchObject({ kind: 'done', caseNumber: 'HS-2026-000001', firstVersion: 1 });
    await give(people.unitHead, decide('Propose#1', 'accept'), fresh);
    await give(people.grassrootsSecretary, decide('Council#1', 'pass', counts(9)), fresh);
    await give(people.secretary, decide('Check#1', 'accept'), fresh);
    await give(people.chair, decide('Sign#1', 'accept'), fresh);
    const last = await give(people.president, decide('Decide#1', 'accept'), fresh);
    // then
    expect(last).toMatchObject({ kind: 'done', repeated: false });
    expect([journal.loads, journal.appends]).toEqual([6, 6]);
    const read = await handler.loadCase(tenant, caseId, people.officer);
    expect(read?.state.result).toBe('awarded');
    const cached = await handler.loadState(tenant, caseId, people.officer);
    expect(cached?.state).toEqual(read?.state);
    expect(journal.inbox(tenant, caseStream(caseId))).toEqual([]);
    expect(journal.refusals).toEqual([]);
  });
});
