import { fromEpochMs, toEpochMs, type Instant } from '@vinhdanh/kernel';
import type { Model } from '@vinhdanh/bpmn-model';
import type { Evaluation } from '@vinhdanh/rules';
import { evaluatorOf } from '@vinhdanh/rules';
import type { Actor } from '../case/actor.js';
import { authorise } from '../case/authorise.js';
import type { CaseCommand } from '../case/commands.js';
import { decideCase } from '../case/decide/decide-case.js';
import type { CaseEvent } from '../case/events.js';
import { evolveCase } from '../case/evolve.js';
import { newCase, type CaseState } from '../case/state.js';
import { caseId, commandId, monday, nomination, people, tenant } from './office.js';

type StepCommand = Extract<CaseCommand, { stepId: string }>;

/** A case under test: commands in, events or a rejection out. `seen` is what the case shows unless it is given. */
export class Given {
  state: CaseState = newCase(caseId);
  at: Instant = monday;
  readonly record: { readonly event: CaseEvent; readonly at: Instant }[] = [];
  last: readonly CaseEvent[] = [];
  evaluations: readonly Evaluation[] = [];
  rejected: { readonly code: string; readonly details?: object } | null = null;
  private commands = 0;

  constructor(readonly model: Model) {}

  when(
    actor: Actor,
    command: CaseCommand,
    seen?: { stepRevision: number; dossierRevision: number } | null,
  ): this {
    const authority = authorise(this.model, this.state, actor, command);
    const envelope = {
      tenant,
      caseId,
      commandId: commandId((this.commands += 1)),
      at: this.at,
      actor,
      seen: seen === undefined ? this.seen(command) : seen,
      command,
    };
    const result = authority.ok
      ? decideCase(this.model, evaluatorOf, this.state, envelope, authority.value)
      : authority;
    this.rejected = result.ok ? null : result.error;
    this.last = result.ok ? result.value.events : [];
    this.evaluations = result.ok ? result.value.evaluations : [];
    for (const event of this.last) {
      this.record.push({ event, at: this.at });
      this.state = evolveCase(this.state, event, this.at);
    }
    return this;
  }

  /** What a client holds that has just read the case. */
  private seen(command: CaseCommand) {
    if (!('stepId' in command)) return null;
    const step = this.state.steps[(command as StepCommand).stepId];
    return { stepRevision: step?.revision ?? 1, dossierRevision: this.state.dossierRevision };
  }

  /** The id of the only open step of this element. */
  step(elementId: string): string {
    return (
      Object.values(this.state.steps).find((step) => step.elementId === elementId)?.stepId ?? `${elementId}#0`
    );
  }

  decide(
    actor: Actor,
    elementId: string,
    outcome = 'accept',
    more: Partial<Extract<CaseCommand, { type: 'DecideStep' }>> = {},
  ): this {
    return this.when(actor, {
      type: 'DecideStep',
      stepId: this.step(elementId),
      outcome,
      ballot: null,
      note: null,
      ...more,
    });
  }

  after(ms: number): this {
    this.at = fromEpochMs(toEpochMs(this.at) + ms);
    return this;
  }

  get types(): readonly string[] {
    return this.last.map(({ type }) => type);
  }

  get open(): readonly string[] {
    return Object.keys(this.state.steps).sort();
  }
}

/** A case whose nomination has been started by the unit's officer. */
export const given = (model: Model): Given => new Given(model).when(people.officer, nomination(model.hash));

/** Counts of an eleven-member council in which everybody present votes yes or no. */
export const counts = (yes: number, present = 11) => ({
  members: 11,
  present,
  yes,
  no: present - yes,
  blank: 0,
});
export const hourMs = 3_600_000;
