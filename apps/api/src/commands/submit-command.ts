import { NameBook } from '@vinhdanh/journal-postgres';
import { hash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { CaseCommand } from '@vinhdanh/awards';
import type { CommandHandler } from '@vinhdanh/commands';
import type { CommandAnswer } from '@vinhdanh/contracts';
import { actorOf, ApiProblem, type Identity, type ProblemExtras } from '@vinhdanh/http-platform';
import {
  assertNever,
  canonicalJson,
  type CaseId,
  type CommandId,
  type Json,
  type JsonObject,
} from '@vinhdanh/kernel';
import type { ApiSettings, Clock } from '../settings.js';
import { tokens } from '../tokens.js';
import type { Seen } from './command-headers.js';

/** A command on its way to the handler. `asked` is what the client asked: its hash guards the key. */
export interface Submission {
  readonly me: Identity;
  readonly caseId: CaseId;
  readonly commandId: CommandId;
  readonly command: CaseCommand;
  readonly seen: Seen | null;
  readonly asked: Json;
}

const sha256 = (text: string): string => hash('sha256', text);
const ID_HEX_CHARS = 24;

/**
 * An id that the same request gets again: a client that repeats a command after a lost answer must name
 * the same case, file or comment, although the server hands the ids out.
 */
export const derivedId = (prefix: string, tenant: string, person: string, commandId: string): string =>
  `${prefix}${sha256(`${prefix}|${tenant}|${person}|${commandId}`).slice(0, ID_HEX_CHARS)}`;

/** Hands commands to the one handler and turns its four answers into HTTP's. */
@Injectable()
export class SubmitCommand {
  constructor(
    @Inject(tokens.handler) private readonly handler: CommandHandler,
    @Inject(tokens.settings) private readonly settings: ApiSettings,
    @Inject(tokens.clock) private readonly clock: Clock,
    @Inject(NameBook) private readonly names: NameBook,
  ) {}

  /** @throws ApiProblem with the handler's code when the answer is no. */
  async submit(submission: Submission): Promise<CommandAnswer> {
    const { me, caseId, commandId, command, seen, asked } = submission;
    const requestHash = sha256(canonicalJson({ asked, caseId, type: command.type }));
    const answer = await this.handler.handle(
      {
        tenant: this.settings.tenant,
        caseId,
        commandId,
        at: this.clock(),
        actor: actorOf(me),
        seen,
        command,
      },
      requestHash,
    );
    switch (answer.kind) {
      case 'done': {
        const { caseNumber, version, firstVersion, lastVersion, repeated } = answer;
        return { caseId: answer.caseId, caseNumber, version, firstVersion, lastVersion, repeated };
      }
      case 'rejection':
      case 'conflict':
        throw new ApiProblem(answer.code, await this.#extras(answer.details));
      case 'transient':
        throw new ApiProblem('RETRY.LATER', {
          retryAfterSeconds: Math.max(1, Math.ceil(answer.retryAfterMs / 1000)),
        });
      default:
        return assertNever(answer, 'answer of the command handler');
    }
  }

  /** Who was first gets a name; a path becomes a field error; the rest is shown as it is. */
  async #extras(details: JsonObject | undefined): Promise<ProblemExtras> {
    if (details === undefined) return {};
    const { person, at, outcome, path } = details;
    const errors =
      typeof path === 'string' ? [{ path, code: 'invalid', message: 'is not valid' }] : undefined;
    if (typeof person !== 'string' || typeof at !== 'string')
      return { details, ...(errors === undefined ? {} : { errors }) };
    const { name } = await this.names.person(person);
    return { details, by: { person, name, outcome: typeof outcome === 'string' ? outcome : null, at } };
  }
}
