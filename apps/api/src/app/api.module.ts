import { Module, StandardSchemaValidationPipe, type DynamicModule, type Type } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import { CaseReader } from '../cases/case-reader.js';
import { SubmitCommand } from '../commands/submit-command.js';
import { NameBook } from '../directory/name-book.js';
import { ChangeWatch } from '../events/change-watch.js';
import { Calendars } from '../inbox/calendars.js';
import { buildDocument } from '../openapi/build-document.js';
import { declaredRoutes } from '../openapi/routes.js';
import { ProblemFilter } from '../problems/problem.filter.js';
import { invalidRequest } from '../problems/invalid-request.js';
import { PolicyGuard } from '../security/policy.guard.js';
import { SessionCache } from '../security/session-cache.js';
import { csrfTokenOf, sessionCookie } from '../security/session-tokens.js';
import { createPasswords } from '../session/passwords.js';
import { SignInService } from '../session/sign-in.service.js';
import { tokens } from '../tokens.js';
import type { Adapters } from './adapters.js';
import { controllers } from './controllers.js';

/** Version of the HTTP interface, as the description states it. */
export const API_VERSION = '0.1.0';

/** The composition of the HTTP layer: default deny by a guard, one pipe, one filter, for every route. */
@Module({})
export class ApiModule {
  static with(adapters: Adapters, more: readonly Type[] = []): DynamicModule {
    const { settings, sessions, clock, logger } = adapters;
    const cookie = sessionCookie(settings.https);
    const sessionCache = new SessionCache(
      { find: (token) => sessions.find(settings.tenant, token, clock()) },
      (token) => csrfTokenOf(token, settings.sessionSecret),
    );
    const value = (provide: symbol, useValue: unknown) => ({ provide, useValue });
    return {
      module: ApiModule,
      imports: [...more],
      controllers: [...controllers],
      providers: [
        value(tokens.settings, settings),
        value(tokens.logger, logger),
        value(tokens.clock, clock),
        value(tokens.handler, adapters.handler),
        value(tokens.directory, adapters.directory),
        value(tokens.bundles, adapters.bundles),
        value(tokens.sessions, sessions),
        value(tokens.inbox, adapters.inbox),
        value(tokens.notices, adapters.notices),
        value(tokens.files, adapters.files),
        value(tokens.log, adapters.log),
        value(tokens.readiness, adapters.readiness),
        value(tokens.sessionCache, sessionCache),
        value(tokens.cookie, cookie),
        value(tokens.passwords, createPasswords()),
        value(tokens.description, buildDocument(declaredRoutes(controllers), API_VERSION)),
        { provide: ChangeWatch, useFactory: () => new ChangeWatch(adapters.changes, logger) },
        NameBook,
        Calendars,
        CaseReader,
        SubmitCommand,
        SignInService,
        { provide: APP_GUARD, useValue: new PolicyGuard(sessionCache, cookie) },
        {
          provide: APP_PIPE,
          useValue: new StandardSchemaValidationPipe({ exceptionFactory: invalidRequest }),
        },
        { provide: APP_FILTER, useValue: new ProblemFilter(logger) },
      ],
    };
  }
}
