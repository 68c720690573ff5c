import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { serve } from '@vinhdanh/http-platform';
import type { AuditConfig, Logger } from '@vinhdanh/platform';
import { compose } from './compose.js';
import { createApp } from './create-app.js';

/** A running audit service. `stop` lets what is under way end, then lets go of everything. */
export interface RunningAudit {
  readonly url: string;
  readonly app: NestFastifyApplication;
  stop(): Promise<void>;
}

/** Composes, listens and answers with the address (`AUDIT_PORT` 0 takes a free one). */
export async function runAudit(config: AuditConfig, logger: Logger): Promise<RunningAudit> {
  const composition = compose(config, logger);
  const app = await createApp(composition.adapters);
  const { url, close } = await serve(app, config.AUDIT_PORT, config.HOST);
  logger.info('audit.listening', { url });
  let stopping: Promise<void> | null = null;
  const stop = async (): Promise<void> => {
    composition.draining.draining = true;
    logger.info('audit.draining');
    await close();
    await composition.close();
    logger.info('audit.stopped');
  };
  return { url, app, stop: () => (stopping ??= stop()) };
}
