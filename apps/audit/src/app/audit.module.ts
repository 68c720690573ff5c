import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { httpProviders } from '@vinhdanh/http-platform';
import { NameBook } from '@vinhdanh/journal-postgres';
import { AccessReader } from '../access/access-reader.js';
import { RecordedAccess } from '../access/recorded-access.js';
import { RecordedCases } from '../access/recorded-cases.js';
import { buildDescription } from '../openapi/build-description.js';
import { PackWriter } from '../packs/pack-writer.js';
import { problemCatalogue } from '../problems/catalogue.js';
import { CaseFiles } from '../record/case-files.js';
import { RefusalReader } from '../refusals/refusal-reader.js';
import { tokens } from '../tokens.js';
import { Verifier } from '../verification/verifier.js';
import type { Adapters } from './adapters.js';
import { controllers } from './controllers.js';

/** The composition of the audit service; `more` modules stand under the same guard. */
@Module({})
export class AuditModule {
  static with(adapters: Adapters, more: readonly Type[] = []): DynamicModule {
    const { settings, logger } = adapters;
    const value = (provide: symbol | Type, useValue: unknown) => ({ provide, useValue });
    return {
      module: AuditModule,
      imports: [...more],
      controllers: [...controllers],
      providers: [
        ...httpProviders({
          https: settings.https,
          sessionSecret: settings.sessionSecret,
          sessions: adapters.sessions,
          logger,
          readiness: adapters.readiness,
          catalogue: problemCatalogue,
          verifier: settings.verifier,
          description: buildDescription(),
        }),
        value(tokens.settings, settings),
        value(tokens.logger, logger),
        value(tokens.clock, adapters.clock),
        value(tokens.recorder, adapters.recorder),
        value(tokens.pool, adapters.pool),
        value(tokens.vault, adapters.vault),
        value(NameBook, adapters.names),
        value(CaseFiles, adapters.cases),
        value(RefusalReader, adapters.refusals),
        value(AccessReader, adapters.accesses),
        value(PackWriter, adapters.packs),
        value(Verifier, adapters.verifier),
        RecordedAccess,
        RecordedCases,
        { provide: APP_INTERCEPTOR, useExisting: RecordedAccess },
      ],
    };
  }
}
