import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import type { Actor, CommandEnvelope } from '@vinhdanh/awards';
import {
  createCommandHandler,
  type AppendRequest,
  type Bundles,
  type CommandHandler,
  type Done,
  type Journal,
  type Vault,
} from '@vinhdanh/commands';
import {
  createDirectory,
  createPostgresBundles,
  createPostgresJournal,
  createVault,
} from '@vinhdanh/journal-postgres';
import { evaluatorOf } from '@vinhdanh/rules';
import type { CaseId, CommandId, OrgId, PersonId, TenantId } from '@vinhdanh/kernel';
import { invented } from '../../support/nomination.js';
import type { PersonaClient } from '../../support/persona-client.js';
import type { CarryCase } from './load.js';
import { awardKind, type Script } from './script.js';

const actorOf = (person: PersonaClient): Actor => ({
  kind: 'person',
  personId: person.session.person.personId as PersonId,
  memberships: person.session.person.memberships.map(({ role, org }) => ({ role, org: org as OrgId })),
});

/** The command handler as the API composes it, over a pool of the bench's own. */
export interface HandlerParts {
  readonly tenant: TenantId;
  readonly journal: Journal;
  readonly bundles: Bundles;
  readonly vault: Vault;
  readonly route: Readonly<Record<string, OrgId>>;
  readonly agencies: readonly OrgId[];
}

export async function handlerParts(
  pool: Pool,
  tenant: string,
  masterKey: string,
  unit: string,
): Promise<HandlerParts> {
  const found = await createDirectory(pool).routeOf(tenant as TenantId, unit as OrgId);
  if (found === null) throw new Error(`unit ${unit} has no route`);
  return {
    tenant: tenant as TenantId,
    journal: createPostgresJournal(pool),
    bundles: createPostgresBundles(pool),
    vault: createVault(masterKey),
    route: found.route,
    agencies: found.agencies,
  };
}

const handlerOf = (parts: HandlerParts): CommandHandler =>
  createCommandHandler({ ...parts, evaluators: evaluatorOf, cacheSize: 2_000 });

async function done(handler: CommandHandler, envelope: CommandEnvelope): Promise<Done> {
  const answer = await handler.handle(envelope);
  if (answer.kind !== 'done') throw new Error(`${envelope.command.type}: ${JSON.stringify(answer)}`);
  return answer;
}

/** The envelopes of one case, in order: the start, then five decisions. */
function envelopes(parts: HandlerParts, script: Script, n: number): CommandEnvelope[] {
  const caseId = randomUUID() as CaseId;
  const common = { tenant: parts.tenant, caseId };
  const nomination = invented(awardKind, script.unit, n);
  const { personal, achievementFrom, achievementTo, isDirectWorker, isLeader, subjectKind } = nomination;
  const start: CommandEnvelope = {
    ...common,
    commandId: randomUUID() as CommandId,
    at: new Date().toISOString(),
    actor: actorOf(script.starter),
    seen: null,
    command: {
      type: 'StartNomination',
      caseNumber: '',
      bundleHash: '',
      nomineeId: randomUUID() as PersonId,
      route: parts.route,
      facts: {
        awardKind,
        subjectKind,
        isLeader,
        isDirectWorker,
        achievementFrom,
        achievementTo,
        agencies: parts.agencies,
      },
      personal: { ...personal, unitName: script.unit },
    },
  };
  const decisions = script.decisions.map(({ person, step, decision }): CommandEnvelope => ({
    ...common,
    commandId: randomUUID() as CommandId,
    at: new Date().toISOString(),
    actor: actorOf(person),
    seen: { stepRevision: 1, dossierRevision: 1 },
    command: {
      type: 'DecideStep',
      stepId: step.stepId,
      outcome: decision.outcome,
      ballot: decision.ballot ?? null,
      note: decision.note ?? null,
    },
  }));
  return [start, ...decisions];
}

/** Start and five decisions at the command handler: no HTTP, no sign-in. */
export function carryInProcess(parts: HandlerParts, script: Script): CarryCase {
  const handler = handlerOf(parts);
  return async (n, acknowledged) => {
    const [start, ...decisions] = envelopes(parts, script, n) as [CommandEnvelope, ...CommandEnvelope[]];
    await done(handler, start);
    for (const envelope of decisions) {
      const asked = performance.now();
      await done(handler, envelope);
      acknowledged(performance.now() - asked);
    }
  };
}

/** The append requests that `cases` cases come to, computed beforehand; nothing is stored. */
export async function preparedRows(
  parts: HandlerParts,
  script: Script,
  cases: number,
): Promise<AppendRequest[][]> {
  const prepared: AppendRequest[][] = [];
  for (let n = 0; n < cases; n++) {
    const requests: AppendRequest[] = [];
    const journal: Journal = {
      ...parts.journal,
      load: async () => {
        const events = requests.flatMap((request) => request.events);
        const head = events.at(-1);
        return {
          events,
          version: events.length,
          headHash: head?.hash ?? '0'.repeat(64),
          headAt: head?.at ?? null,
          prior: null,
          personKeys: requests.flatMap((request) => request.newPersonKeys),
        };
      },
      append: async (request) => {
        requests.push(request);
        return { kind: 'appended' };
      },
    };
    const handler = handlerOf({ ...parts, journal });
    for (const envelope of envelopes(parts, script, n)) await done(handler, envelope);
    prepared.push(requests);
  }
  return prepared;
}

/** The floor: the same rows to the same append function, without load, fold or decide. */
export const carryRows =
  (parts: HandlerParts, prepared: readonly (readonly AppendRequest[])[]): CarryCase =>
  async (n, acknowledged) => {
    for (const [index, request] of (prepared[n] ?? []).entries()) {
      const asked = performance.now();
      const outcome = await parts.journal.append(request);
      if (outcome.kind !== 'appended') throw new Error(`floor: ${outcome.kind}`);
      if (index > 0) acknowledged(performance.now() - asked);
    }
  };
