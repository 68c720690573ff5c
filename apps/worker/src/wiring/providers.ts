import type { FactoryProvider } from '@nestjs/common';
import type { Pool } from 'pg';
import type { JourneyPorts } from '@vinhdanh/activities';
import { createCommandHandler, type CommandHandler } from '@vinhdanh/commands';
import { createPaperRenderer } from '@vinhdanh/documents';
import {
  createDirectory,
  createForgetting,
  createHeaderReader,
  createPostgresBundles,
  createPostgresJournal,
  createVault,
  createWakeUps,
  type Forgetting,
  type ForgettingVault,
  type Memory,
} from '@vinhdanh/journal-postgres';
import { Defect, parseTenantId } from '@vinhdanh/kernel';
import { createFileStore, type Logger } from '@vinhdanh/platform';
import { evaluatorOf } from '@vinhdanh/rules';
import { readWitnesses } from '@vinhdanh/sealing';
import { createJourneyStarter, type JourneyStarter } from '@vinhdanh/temporal-gateway';
import { JourneyCheckService } from '../journey-check/journey-check-service.js';
import { HealthServer } from '../health/health-server.js';
import { PostgresLeadership } from '../relay/leadership.js';
import { LookedVersions } from '../relay/looked-versions.js';
import { relayDefaults } from '../relay/relay-settings.js';
import { RelayService } from '../relay/relay-service.js';
import { ProjectionService } from '../projections/projection-service.js';
import { SealerService } from '../sealer/sealer-service.js';
import { WitnessService } from '../witnesses/witness-service.js';
import type { Settings } from '../settings.js';
import { TemporalService } from '../temporal/temporal-service.js';
import { workflowBundlePath } from '../workflow-bundle/bundle-path.js';
import { createPool, databaseAnswers } from './database.js';
import { journeyPorts, recordOfJourneys, watchedActivities } from './ports.js';
import { tokens } from './tokens.js';

/** Folded cases in memory; journeys look at what moves, so fewer than in the API. */
const CASES_CACHED_MAX = 2_000;

const pool: FactoryProvider = {
  provide: tokens.pool,
  inject: [tokens.settings, tokens.logger],
  useFactory: (settings: Settings, logger: Logger) =>
    createPool(settings.DATABASE_URL, settings.DATABASE_POOL_MAX, logger),
};

const starter: FactoryProvider = {
  provide: tokens.starter,
  inject: [tokens.settings],
  useFactory: ({ TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE }: Settings) =>
    createJourneyStarter({ address: TEMPORAL_ADDRESS, namespace: TEMPORAL_NAMESPACE }),
};

const vault: FactoryProvider = {
  provide: tokens.vault,
  inject: [tokens.settings],
  useFactory: ({ MASTER_KEY, MASTER_OLD_KEYS }: Settings) => createVault(MASTER_KEY, MASTER_OLD_KEYS),
};

const commandHandler: FactoryProvider = {
  provide: tokens.handler,
  inject: [tokens.pool, tokens.vault],
  useFactory: (database: Pool, keys: ForgettingVault) =>
    createCommandHandler({
      journal: createPostgresJournal(database),
      bundles: createPostgresBundles(database),
      vault: keys,
      evaluators: evaluatorOf,
      cacheSize: CASES_CACHED_MAX,
    }),
};

const forgetting: FactoryProvider = {
  provide: tokens.forgetting,
  inject: [tokens.settings, tokens.logger, tokens.pool, tokens.vault, tokens.handler],
  useFactory: (
    settings: Settings,
    logger: Logger,
    database: Pool,
    keys: ForgettingVault,
    handler: CommandHandler,
  ): Forgetting => {
    const tenant = parseTenantId(settings.TENANT);
    if (tenant === undefined) throw new Defect('CONFIG.TENANT', settings.TENANT);
    const cases: Memory = { forget: (persons) => handler.forget(tenant, persons) };
    return createForgetting(database, tenant, [keys, cases], { warn: (event) => logger.warn(event) });
  },
};

const ports: FactoryProvider = {
  provide: tokens.ports,
  inject: [tokens.settings, tokens.pool, tokens.handler],
  useFactory: (settings: Settings, database: Pool, handler: CommandHandler) =>
    journeyPorts({
      handler,
      directory: createDirectory(database),
      papers: createPaperRenderer(),
      files: createFileStore(settings),
    }),
};

const temporal: FactoryProvider = {
  provide: TemporalService,
  inject: [tokens.settings, tokens.logger, tokens.ports, LookedVersions],
  useFactory: (settings: Settings, logger: Logger, journeys: JourneyPorts, looked: LookedVersions) =>
    new TemporalService({
      address: settings.TEMPORAL_ADDRESS,
      namespace: settings.TEMPORAL_NAMESPACE,
      bundlePath: workflowBundlePath,
      activities: watchedActivities(journeys, looked),
      connections: settings.DATABASE_POOL_MAX,
      logger,
    }),
};

const relay: FactoryProvider = {
  provide: RelayService,
  inject: [tokens.settings, tokens.logger, tokens.pool, tokens.starter, LookedVersions],
  useFactory: (
    settings: Settings,
    logger: Logger,
    database: Pool,
    journeys: JourneyStarter,
    looked: LookedVersions,
  ) =>
    new RelayService(
      {
        untold: createWakeUps(database),
        leadership: new PostgresLeadership(settings.DATABASE_URL),
        wake: (key, version) => journeys.wake(key, version),
        hasSeen: (key, version) => looked.hasSeen(key, version),
        warn: (event, fields) => logger.warn(event, fields),
      },
      {
        ...relayDefaults,
        concurrency: settings.RELAY_CONCURRENCY,
        signalsPerSecondMax: settings.RELAY_SIGNALS_PER_SECOND,
        busySignalsPerSecondMax: settings.RELAY_BUSY_SIGNALS_PER_SECOND,
        settleMs: settings.RELAY_SETTLE_MS,
      },
    ),
};

const sealer: FactoryProvider = {
  provide: SealerService,
  inject: [tokens.settings, tokens.logger],
  useFactory: (settings: Settings, logger: Logger) =>
    new SealerService({
      connectionString: settings.DATABASE_SEALER_URL,
      origin: settings.LOG_ORIGIN,
      seeds: [settings.LOG_KEY, ...settings.LOG_OLD_KEYS],
      warn: (event, fields) => logger.warn(event, fields),
    }),
};

const projections: FactoryProvider = {
  provide: ProjectionService,
  inject: [tokens.settings, tokens.logger, tokens.pool, tokens.vault],
  useFactory: (settings: Settings, logger: Logger, database: Pool, keys: ForgettingVault) =>
    new ProjectionService({
      connectionString: settings.DATABASE_PROJECTOR_URL,
      bundles: createPostgresBundles(database),
      vault: keys,
      warn: (event, fields) => logger.warn(event, fields),
    }),
};

const witnesses: FactoryProvider = {
  provide: WitnessService,
  inject: [tokens.settings, tokens.logger],
  useFactory: (settings: Settings, logger: Logger) =>
    new WitnessService({
      connectionString: settings.DATABASE_SEALER_URL,
      origin: settings.LOG_ORIGIN,
      witnesses: readWitnesses(settings.LOG_WITNESSES),
      everyMs: settings.LOG_WITNESS_SECONDS * 1_000,
      warn: (event, fields) => logger.warn(event, fields),
    }),
};

const journeyCheck: FactoryProvider = {
  provide: JourneyCheckService,
  inject: [tokens.settings, tokens.logger, tokens.pool, tokens.starter, tokens.ports],
  useFactory: (
    settings: Settings,
    logger: Logger,
    database: Pool,
    journeys: JourneyStarter,
    { cases }: JourneyPorts,
  ) =>
    new JourneyCheckService({
      connectionString: settings.DATABASE_URL,
      temporal: { address: settings.TEMPORAL_ADDRESS, namespace: settings.TEMPORAL_NAMESPACE },
      everyMs: settings.JOURNEY_CHECK_MINUTES * 60_000,
      tenant: settings.TENANT,
      ...recordOfJourneys(settings.TENANT, createHeaderReader(database), cases),
      heal: journeys,
      info: (event, fields) => logger.info(event, fields),
      warn: (event, fields) => logger.warn(event, fields),
    }),
};

const health: FactoryProvider = {
  provide: tokens.health,
  inject: [tokens.pool, tokens.starter, TemporalService],
  useFactory: (database: Pool, journeys: JourneyStarter, worker: TemporalService) =>
    new HealthServer(async () => {
      const [databaseOk, temporalOk] = await Promise.all([databaseAnswers(database), journeys.isServing()]);
      return { database: databaseOk, temporal: temporalOk, journeys: worker.isPolling };
    }),
};

/** Everything that the worker is made of. Nothing here waits for a server. */
export const providers = [
  pool,
  starter,
  vault,
  commandHandler,
  forgetting,
  ports,
  temporal,
  relay,
  sealer,
  projections,
  witnesses,
  journeyCheck,
  health,
  { provide: LookedVersions, useFactory: () => new LookedVersions() },
];
