import type { CanActivate, ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ApiProblem } from '../problems/api-problem.js';
import { POLICY_KEY, roleOf, type RoutePolicy } from './policy.js';
import type { SessionCache } from './session-cache.js';
import { equalTokens, type SessionCookie } from './session-tokens.js';

const readingMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Default deny: a route that declares no policy refuses, so that a forgotten decorator is a closed door.
 * Everything that changes something needs the CSRF token besides the cookie, and a browser that says the
 * request comes from another site is refused before anything else is looked at.
 */
export class PolicyGuard implements CanActivate {
  constructor(
    private readonly sessions: SessionCache,
    private readonly cookie: SessionCookie,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const policy = policyOf(context);
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reading = readingMethods.has(request.method);
    if (policy === undefined) throw new ApiProblem('ROUTE.UNDECLARED');
    if (!reading && request.headers['sec-fetch-site'] === 'cross-site') throw new ApiProblem('CSRF.MISSING');
    if (policy === 'public') return true;

    const token = this.cookie.read(request.headers.cookie);
    const session = token === null ? null : await this.sessions.find(token);
    if (token === null || session === null) throw new ApiProblem('SESSION.REQUIRED');
    if (!reading) {
      const given = request.headers['x-csrf-token'];
      if (typeof given !== 'string' || !equalTokens(given, session.csrfToken)) {
        throw new ApiProblem('CSRF.MISSING');
      }
    }
    const role = roleOf(policy);
    if (role !== null && !session.identity.memberships.some((duty) => duty.role === role))
      throw new ApiProblem('AUTH.NOT_ALLOWED', { details: { role } });
    request.identity = session.identity;
    request.sessionToken = token;
    return true;
  }
}

const policyOf = (context: ExecutionContext): RoutePolicy | undefined =>
  (Reflect.getMetadata(POLICY_KEY, context.getHandler()) ??
    Reflect.getMetadata(POLICY_KEY, context.getClass())) as RoutePolicy | undefined;
