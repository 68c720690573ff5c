import { StandardSchemaValidationPipe, type Provider } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import type { Readiness } from '../health/readiness.js';
import type { HttpLogger } from '../http-logger.js';
import { httpTokens } from '../http-tokens.js';
import { invalidRequest } from '../problems/invalid-request.js';
import type { ProblemCatalogue } from '../problems/problem-entry.js';
import { ProblemFilter } from '../problems/problem.filter.js';
import { PolicyGuard } from '../security/policy.guard.js';
import { SessionCache, type SessionSource } from '../security/session-cache.js';
import { csrfTokenOf, sessionCookie } from '../security/session-tokens.js';

export interface HttpLayer {
  readonly https: boolean;
  readonly sessionSecret: string;
  readonly sessions: SessionSource;
  readonly logger: HttpLogger;
  readonly readiness: Readiness;
  readonly catalogue: ProblemCatalogue;
  /** The verifier of packs in one file; null where it is not there. */
  readonly verifier: Buffer | null;
  /** The OpenAPI document of the service. */
  readonly description: object;
}

/** What every service has: default deny by a guard, one pipe, one filter, for every route. */
export function httpProviders(layer: HttpLayer): Provider[] {
  const cookie = sessionCookie(layer.https);
  const sessionCache = new SessionCache(layer.sessions, (token) => csrfTokenOf(token, layer.sessionSecret));
  const value = (provide: symbol, useValue: unknown): Provider => ({ provide, useValue });
  return [
    value(httpTokens.readiness, layer.readiness),
    value(httpTokens.description, layer.description),
    value(httpTokens.sessionCache, sessionCache),
    value(httpTokens.cookie, cookie),
    value(httpTokens.verifier, layer.verifier),
    { provide: APP_GUARD, useValue: new PolicyGuard(sessionCache, cookie) },
    { provide: APP_PIPE, useValue: new StandardSchemaValidationPipe({ exceptionFactory: invalidRequest }) },
    { provide: APP_FILTER, useValue: new ProblemFilter(layer.logger, layer.catalogue) },
  ];
}
