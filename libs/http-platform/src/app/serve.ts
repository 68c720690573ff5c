import type { Server, ServerResponse } from 'node:http';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

const SWEEP_EVERY_MS = 50;

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

export interface Served {
  readonly url: string;
  /** Lets what is under way end, then lets go. */
  close(): Promise<void>;
}

/** Listens on an address; port 0 takes a free one. */
export async function serve(app: NestFastifyApplication, port: number, host: string): Promise<Served> {
  const open = watchAnswers(app.getHttpServer() as Server);
  await app.listen(port, host);
  return { url: await app.getUrl(), close: () => closeWhenQuiet(app, open) };
}
