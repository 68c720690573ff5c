import type { CaseId, Instant, PersonId } from '@vinhdanh/kernel';
import type { Model } from '@vinhdanh/bpmn-model';
import type { Actor, CaseCommand } from '@vinhdanh/awards';
import {
  caseId,
  commandId,
  fiveDecisions,
  longPath,
  monday,
  nomination,
  people,
  tenant,
} from '@vinhdanh/awards/testing';
import { evaluatorOf, type Evaluators } from '@vinhdanh/rules';
import { createCommandHandler, type CommandHandler, type HandlerAnswer } from '../command-handler.js';
import type { Journal } from '../ports.js';
import { createInMemoryBundles } from './in-memory-bundles.js';
import { createInMemoryVault } from './in-memory-vault.js';
import { InMemoryJournal } from './in-memory-journal.js';

export type Seen = { readonly stepRevision: number; readonly dossierRevision: number } | null;

interface Given {
  readonly key?: string;
  readonly seen?: Seen;
  readonly at?: Instant;
  readonly caseId?: CaseId;
  readonly requestHash?: string;
}

/** What a client holds that has seen a step and its dossier at their first revisions. */
export const fresh: Seen = { stepRevision: 1, dossierRevision: 1 };

/** A handler on a journal in memory, with the office of `@vinhdanh/awards/testing`. */
export class Desk {
  readonly journal: InMemoryJournal;
  readonly handler: CommandHandler;
  private keys = 0;

  constructor(
    private readonly sha256: (text: string) => string,
    readonly model: Model = fiveDecisions,
    readonly cacheSize = 100,
    private readonly evaluators: Evaluators = evaluatorOf,
  ) {
    this.journal = new InMemoryJournal(sha256);
    this.handler = this.another();
  }

  /** One more process on the same record, with a cache of its own. */
  another(journal: Journal = this.journal): CommandHandler {
    return createCommandHandler({
      journal,
      bundles: createInMemoryBundles([fiveDecisions, longPath, this.model], { HCLD3: this.model }),
      vault: createInMemoryVault(this.sha256),
      evaluators: this.evaluators,
      cacheSize: this.cacheSize,
    });
  }

  async give(
    actor: Actor,
    command: CaseCommand,
    given: Given = {},
    handler = this.handler,
  ): Promise<HandlerAnswer> {
    const { key = `key-${(this.keys += 1)}`, seen = 'stepId' in command ? fresh : null, at = monday } = given;
    const of = given.caseId ?? caseId;
    return handler.handle(
      { tenant, caseId: of, commandId: commandId(key), at, actor, seen, command },
      given.requestHash,
    );
  }

  start(given: Given = {}): Promise<HandlerAnswer> {
    const nomineeId = `nominee-of-${given.caseId ?? caseId}` as PersonId;
    return this.give(people.officer, { ...nomination(''), nomineeId, caseNumber: '' }, given);
  }

  async decide(
    actor: Actor,
    stepId: string,
    outcome = 'accept',
    more: Partial<Extract<CaseCommand, { type: 'DecideStep' }>> = {},
  ): Promise<HandlerAnswer> {
    return this.give(actor, { type: 'DecideStep', stepId, outcome, ballot: null, note: null, ...more });
  }
}
