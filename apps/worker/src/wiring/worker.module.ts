import {
  Inject,
  Module,
  type DynamicModule,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { Pool } from 'pg';
import type { Forgetting } from '@vinhdanh/journal-postgres';
import type { JourneyStarter } from '@vinhdanh/temporal-gateway';
import type { Logger } from '@vinhdanh/platform';
import { JourneyCheckService } from '../journey-check/journey-check-service.js';
import { HealthServer } from '../health/health-server.js';
import { RelayService } from '../relay/relay-service.js';
import { ProjectionService } from '../projections/projection-service.js';
import { SealerService } from '../sealer/sealer-service.js';
import { WitnessService } from '../witnesses/witness-service.js';
import type { Settings } from '../settings.js';
import { TemporalService } from '../temporal/temporal-service.js';
import { providers } from './providers.js';
import { tokens } from './tokens.js';

/** Composition root of the worker: relay, sealer, projections, Temporal worker and health page, with one order of starting and stopping. */
@Module({})
export class WorkerModule implements OnApplicationBootstrap, OnApplicationShutdown {
  constructor(
    @Inject(tokens.settings) private readonly settings: Settings,
    @Inject(tokens.logger) private readonly logger: Logger,
    @Inject(tokens.pool) private readonly pool: Pool,
    @Inject(tokens.starter) private readonly starter: JourneyStarter,
    @Inject(tokens.health) private readonly health: HealthServer,
    @Inject(tokens.forgetting) private readonly forgetting: Forgetting,
    @Inject(RelayService) private readonly relay: RelayService,
    @Inject(SealerService) private readonly sealer: SealerService,
    @Inject(ProjectionService) private readonly projections: ProjectionService,
    @Inject(WitnessService) private readonly witnesses: WitnessService,
    @Inject(JourneyCheckService) private readonly journeyCheck: JourneyCheckService,
    @Inject(TemporalService) private readonly temporal: TemporalService,
  ) {}

  static with(settings: Settings, logger: Logger): DynamicModule {
    const values = [
      { provide: tokens.settings, useValue: settings },
      { provide: tokens.logger, useValue: logger },
    ];
    return { module: WorkerModule, providers: [...values, ...providers] };
  }

  /** Waits for no server: whatever is away is tried again, and the health page says so meanwhile. */
  async onApplicationBootstrap(): Promise<void> {
    const port = await this.health.listen(this.settings.HOST, this.settings.WORKER_HEALTH_PORT);
    this.temporal.start();
    this.forgetting.start();
    this.relay.start();
    this.sealer.start();
    this.projections.start();
    this.witnesses.start();
    this.journeyCheck.start();
    this.logger.info('worker.started', { healthPort: port });
  }

  /** No new signals, then no new tasks, then the connections. */
  async onApplicationShutdown(): Promise<void> {
    this.logger.info('worker.draining');
    await this.forgetting.stop();
    await this.journeyCheck.stop();
    await this.relay.stop();
    await this.temporal.stop();
    await this.witnesses.stop();
    await this.projections.stop();
    await this.sealer.stop();
    await this.starter.close();
    await this.pool.end();
    await this.health.close();
    this.logger.info('worker.stopped');
  }
}
