import type { Server, ServerResponse } from 'node:http';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { ApiConfig, Logger } from '@vinhdanh/platform';
import { ChangeWatch } from '../events/change-watch.js';
import { compose } from './compose.js';
import { createApp } from './create-app.js';

const SWEEP_EVERY_MS = 50;
/** No upload takes so long: what is older was left by a process that was killed. */
const ABANDONED_AFTER_MS = 60 * 60_000;

/** The answers that are still being made; empty when nothing is under way. */
function watchAnswers(server: Server): ReadonlySet<ServerResponse> {
  const open = new Set<ServerResponse>();
  server.on('request', (_request, response: ServerResponse) => {
    open.add(response);
    response.on('close', () => open.delete(response));
  });
  return open;
}

/**
 * Accepts nothing more, lets what is under way end, then closes what is left: idle connections and those that
 * browsers open in advance would otherwise be waited for until their time-outs.
 */
async function closeWhenQuiet(app: NestFastifyApplication, open: ReadonlySet<ServerResponse>): Promise<void> {
  const server = app.getHttpServer() as Server;
  const sweep = setInterval(() => {
    if (open.size === 0) server.closeAllConnections();
    else server.closeIdleConnections();
  }, SWEEP_EVERY_MS);
  await app.close().finally(() => clearInterval(sweep));
}

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
  const open = watchAnswers(app.getHttpServer() as Server);
  await app.listen(config.PORT, config.HOST);
  const url = await app.getUrl();
  logger.info('api.listening', { url });
  let stopping: Promise<void> | null = null;
  const stop = async (): Promise<void> => {
    composition.draining.draining = true;
    logger.info('api.draining');
    app.get(ChangeWatch).close();
    await closeWhenQuiet(app, open);
    await composition.close();
    logger.info('api.stopped');
  };
  return { url, app, stop: () => (stopping ??= stop()) };
}
