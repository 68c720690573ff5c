import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Actor, Membership } from '@vinhdanh/awards';
import type { PersonId } from '@vinhdanh/kernel';
import { ApiProblem } from '../problems/api-problem.js';

/** The person behind a session, with the duties that hold now. */
export interface Identity {
  readonly personId: PersonId;
  readonly name: string;
  readonly post: string;
  readonly memberships: readonly Membership[];
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the policy guard on signed-in routes; nowhere else. */
    identity?: Identity;
    /** The opaque session id of the cookie, kept for signing out. */
    sessionToken?: string;
  }
}

/** The signed-in person as a handler's parameter. */
export const Me = createParamDecorator((_: unknown, context: ExecutionContext): Identity => {
  const { identity } = context.switchToHttp().getRequest<FastifyRequest>();
  if (identity === undefined) throw new ApiProblem('SESSION.REQUIRED');
  return identity;
});

/** The actor of a command: the person with all duties; the handler picks the one that allows it. */
export const actorOf = (identity: Identity): Extract<Actor, { kind: 'person' }> => ({
  kind: 'person',
  personId: identity.personId,
  memberships: identity.memberships,
});
