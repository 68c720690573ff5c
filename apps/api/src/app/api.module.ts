import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { httpProviders } from '@vinhdanh/http-platform';
import { NameBook } from '@vinhdanh/journal-postgres';
import { CaseReader } from '../cases/case-reader.js';
import { SubmitCommand } from '../commands/submit-command.js';
import { ChangeWatch } from '../events/change-watch.js';
import { Calendars } from '../inbox/calendars.js';
import { buildDescription } from '../openapi/build-description.js';
import { problemCatalogue } from '../problems/catalogue.js';
import { createPasswords } from '../session/passwords.js';
import { SignInService } from '../session/sign-in.service.js';
import { tokens } from '../tokens.js';
import type { Adapters } from './adapters.js';
import { controllers } from './controllers.js';

/** The composition of the HTTP layer; every route stands under the same guard, pipe and filter. */
@Module({})
export class ApiModule {
  static with(adapters: Adapters, more: readonly Type[] = []): DynamicModule {
    const { settings, sessions, clock, logger, directory, bundles } = adapters;
    const value = (provide: symbol, useValue: unknown) => ({ provide, useValue });
    return {
      module: ApiModule,
      imports: [...more],
      controllers: [...controllers],
      providers: [
        ...httpProviders({
          https: settings.https,
          sessionSecret: settings.sessionSecret,
          sessions: { find: (token) => sessions.find(settings.tenant, token, clock()) },
          logger,
          readiness: adapters.readiness,
          catalogue: problemCatalogue,
          verifier: settings.verifier,
          description: buildDescription(),
        }),
        value(tokens.settings, settings),
        value(tokens.logger, logger),
        value(tokens.clock, clock),
        value(tokens.handler, adapters.handler),
        value(tokens.directory, directory),
        value(tokens.bundles, bundles),
        value(tokens.sessions, sessions),
        value(tokens.inbox, adapters.inbox),
        value(tokens.notices, adapters.notices),
        value(tokens.files, adapters.files),
        value(tokens.log, adapters.log),
        value(tokens.passwords, createPasswords()),
        { provide: ChangeWatch, useFactory: () => new ChangeWatch(adapters.changes, logger) },
        { provide: NameBook, useFactory: () => new NameBook(directory, bundles, settings.tenant) },
        Calendars,
        CaseReader,
        SubmitCommand,
        SignInService,
      ],
    };
  }
}
