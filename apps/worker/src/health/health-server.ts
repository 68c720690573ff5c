import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the worker leans on; each answers whether it is there now. */
export type Readiness = () => Promise<Readonly<Record<string, boolean>>>;

/**
 * `/health/live`: the process answers. `/health/ready`: it can do its work; 503 names what is missing. Nothing
 * else is served.
 */
export class HealthServer {
  #server: Server | null = null;

  constructor(private readonly readiness: Readiness) {}

  async listen(host: string, port: number): Promise<number> {
    const server = createServer((request, response) => {
      const answer = (status: number, body: object): void => {
        response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
        response.end(JSON.stringify(body));
      };
      if (request.url === '/health/live') return answer(200, { status: 'live' });
      if (request.url !== '/health/ready') return answer(404, { status: 'unknown' });
      this.readiness().then(
        (parts) => answer(Object.values(parts).every(Boolean) ? 200 : 503, parts),
        () => answer(503, { status: 'unknown' }),
      );
    });
    this.#server = server;
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
    return (server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    const server = this.#server;
    if (server === null) return;
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}
