import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { ApiConfig, Logger } from '@vinhdanh/platform';
import { ChangeWatch } from '../events/change-watch.js';
import { compose } from './compose.js';
import { createApp } from './create-app.js';

const SWEEP_EVERY_MS = 50;

/** A running API. `stop` lets what is under way end, then lets go of everything. */
export interface RunningApi {
  readonly url: string;
  readonly app: NestFastifyApplication;
  stop(): Promise<void>;
}

/** Composes, listens and answers with the address (`PORT` 0 takes a free one). */
export async function runApi(config: ApiConfig, logger: Logger): Promise<RunningApi> {
  const composition = compose(config, logger);
  const app = await createApp(composition.adapters);
  await app.listen(config.PORT, config.HOST);
  const url = await app.getUrl();
  logger.info('api.listening', { url });
  let stopping: Promise<void> | null = null;
  const stop = async (): Promise<void> => {
    composition.draining.draining = true;
    logger.info('api.draining');
    app.get(ChangeWatch).close();
    // A connection that falls idle only now would otherwise be waited for until its keep-alive ends.
    const server = app.getHttpServer();
    const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_EVERY_MS);
    await app.close().finally(() => clearInterval(sweep));
    await composition.close();
    logger.info('api.stopped');
  };
  return { url, app, stop: () => (stopping ??= stop()) };
}
