import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that passes a log on, and changes one file of it. */
export interface AlteredLog {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Stands between a log and who reads it.
 * @param url where the true log is served
 * @param alters whether a path (`tile/0/000.p/7`) is the one to be changed
 * @param change the bytes that are answered for it
 */
export async function serveAltered(
  url: string,
  alters: (path: string) => boolean,
  change: (bytes: Buffer) => Buffer,
): Promise<AlteredLog> {
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').slice(1);
    void fetch(`${url}/${path}`).then(
      async (answer) => {
        const bytes = Buffer.from(await answer.arrayBuffer());
        response.writeHead(answer.status).end(answer.ok && alters(path) ? change(bytes) : bytes);
      },
      () => response.destroy(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
