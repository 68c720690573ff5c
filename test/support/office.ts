import type { BallotCounts } from './ballot.js';
import type { DecideStep, OpenStep } from '@vinhdanh/contracts';
import { passingBallot } from './ballot.js';
import { HttpClient } from './http-client.js';
import { PersonaClient } from './persona-client.js';

/** Everybody of the demo province, signed in: finds who may act on a step. */
export class Office {
  private constructor(
    readonly http: HttpClient,
    readonly people: readonly PersonaClient[],
  ) {}

  static async open(apiUrl: string, connections = 8): Promise<Office> {
    const http = new HttpClient(apiUrl, connections);
    const personas = await PersonaClient.personas(http);
    const people: PersonaClient[] = [];
    for (const persona of personas) people.push(await PersonaClient.signIn(http, persona.personaId));
    return new Office(http, people);
  }

  /** The person with a duty at an organisation; throws with the duty's name when nobody has it. */
  with(role: string, org?: string): PersonaClient {
    const found = this.people.find((p) =>
      p.session.person.memberships.some((m) => m.role === role && (org === undefined || m.org === org)),
    );
    if (found === undefined) throw new Error(`no persona holds ${role}${org === undefined ? '' : `@${org}`}`);
    return found;
  }

  actorOf(step: OpenStep): PersonaClient {
    return step.returned === null
      ? this.with(step.role, step.org)
      : this.with(step.returned.toRole, step.returned.toOrg);
  }

  close(): void {
    this.http.close();
  }
}

/** The decision that carries a case on: the first approving outcome, with a passing ballot where one is asked. */
export function approval(step: OpenStep): DecideStep {
  const outcome =
    step.ballot === null
      ? (step.outcomes.find((o) => o.kind === 'approve') ?? step.outcomes[0])?.key
      : step.ballot.passOutcome;
  if (outcome === undefined) throw new Error(`step ${step.stepId} has no outcome`);
  const ballot: BallotCounts | null = step.ballot === null ? null : passingBallot(step.ballot);
  const needsNote = step.outcomes.find((o) => o.key === outcome)?.needsNote ?? false;
  return { outcome, ballot, note: needsNote ? 'Đủ căn cứ theo hồ sơ.' : null };
}
