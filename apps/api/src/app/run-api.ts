import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { serve } from '@vinhdanh/http-platform';
import type { ApiConfig, Logger } from '@vinhdanh/platform';
import { ChangeWatch } from '../events/change-watch.js';
import { compose } from './compose.js';
import { createApp } from './create-app.js';

/** No upload takes so long: what is older was left by a process that was killed. */
const ABANDONED_AFTER_MS = 60 * 60_000;

/** A running API. `stop` lets what is under way end, then lets go of everything. */
export interface RunningApi {
  readonly url: string;
  readonly app: NestFastifyApplication;
  stop(): Promise<void>;
}

/** Composes, listens and answers with the address (`PORT` 0 takes a free one). */
export async function runApi(config: ApiConfig, logger: Logger): Promise<RunningApi> {
  const composition = compose(config, logger);
  await composition.adapters.files.removeAbandoned(ABANDONED_AFTER_MS);
  const app = await createApp(composition.adapters);
  const { url, close } = await serve(app, config.PORT, config.HOST);
  logger.info('api.listening', { url });
  let stopping: Promise<void> | null = null;
  const stop = async (): Promise<void> => {
    composition.draining.draining = true;
    logger.info('api.draining');
    app.get(ChangeWatch).close();
    await close();
    await composition.close();
    logger.info('api.stopped');
  };
  return { url, app, stop: () => (stopping ??= stop()) };
}
