import { randomUUID } from 'node:crypto';
import type { CommandAnswer, OpenStep } from '@vinhdanh/contracts';
import { ProblemError } from '../support/http-client.js';
import { invented } from '../support/nomination.js';
import { approval, type Office } from '../support/office.js';
import type { PersonaClient } from '../support/persona-client.js';
import type { Ledger } from './ledger.js';

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
/** A client gives up on a case only when the whole run stands still. */
const patienceMs = 120_000;

export interface Clients {
  /**
   * Each client stops at the next step of its case whose deadline runs, so that the verification always has
   * live deadlines to look at; resolves when every client is idle.
   */
  stop(): Promise<void>;
  readonly failures: readonly Error[];
}

/** True when nobody can know whether the command was kept: ask again with the same key. */
const isUnknown = (error: unknown): boolean =>
  !(error instanceof ProblemError) || error.status >= 500 || error.status === 429;

async function untilAnswered<T>(ask: () => Promise<T>): Promise<T> {
  const end = Date.now() + patienceMs;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!isUnknown(error) || Date.now() > end) throw error;
      await pause(50);
    }
  }
}

class Client {
  private stopped = false;
  constructor(
    private readonly office: Office,
    private readonly ledger: Ledger,
    private readonly awardKind: string,
    private readonly number: number,
  ) {}

  stop(): void {
    this.stopped = true;
  }

  private async acknowledged(
    person: PersonaClient,
    ask: (key: string) => Promise<CommandAnswer>,
  ): Promise<CommandAnswer> {
    const key = randomUUID();
    await pause(this.ledger.restMs());
    const answer = await untilAnswered(() => ask(key));
    this.ledger.add({
      key,
      actor: person.session.person.personId,
      caseId: answer.caseId,
      firstVersion: answer.firstVersion,
      lastVersion: answer.lastVersion,
    });
    return answer;
  }

  private async openStep(reader: PersonaClient, caseId: string): Promise<OpenStep | null> {
    const view = await untilAnswered(() => reader.case(caseId));
    return view.steps[0] ?? null;
  }

  async run(): Promise<void> {
    const starter = this.office.with('unit-officer');
    const { units } = await untilAnswered(() => starter.startOptions());
    const unit = units[0]?.org ?? '';
    for (let round = 1; ; round++) {
      const nomination = invented(this.awardKind, unit, this.number * 10_000 + round);
      const begun = await this.acknowledged(starter, (key) => starter.start(nomination, key));
      // The steps of a case follow each other; the paper that runs beside them is the worker's.
      for (;;) {
        const step = await this.openStep(starter, begun.caseId);
        if (step === null) break;
        if (this.stopped && step.dueAt !== null) return;
        const actor = this.office.actorOf(step);
        await this.acknowledged(actor, (key) => actor.decide(begun.caseId, step, approval(step), key));
      }
    }
  }
}

/** `count` clients that each carry one case after another through its steps, whatever is killed meanwhile. */
export function startClients(office: Office, ledger: Ledger, awardKind: string, count: number): Clients {
  const failures: Error[] = [];
  const clients = Array.from(
    { length: count },
    (_, index) => new Client(office, ledger, awardKind, index + 1),
  );
  const running = clients.map((client) =>
    client.run().catch((error: unknown) => void failures.push(error as Error)),
  );
  return {
    failures,
    stop: async () => {
      for (const client of clients) client.stop();
      await Promise.all(running);
    },
  };
}
