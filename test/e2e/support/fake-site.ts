import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { createFakeApi, FakeWorld } from '@vinhdanh/web/testing';

const dist = new URL('../../../apps/web/dist/', import.meta.url).pathname;

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

/** The strictest policy that the page must live with: nothing inline, nothing from elsewhere. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'self'",
  "form-action 'self'",
].join('; ');

export interface FakeSite {
  readonly url: string;
  readonly world: FakeWorld;
  close(): Promise<void>;
}

/** The built page over the in-memory API: for looking at screens, not for what the product does. */
export async function startFakeSite(): Promise<FakeSite> {
  if (!existsSync(join(dist, 'index.html'))) throw new Error('apps/web/dist is empty: run the build first');
  const world = new FakeWorld();
  const answer = createFakeApi(world);
  const server = createServer((request, response) => {
    void answer(request, response).then((taken) => {
      if (taken) return;
      const { pathname } = new URL(request.url ?? '/', 'http://site');
      const wanted = join(dist, pathname);
      const file = extname(pathname) !== '' && existsSync(wanted) ? wanted : join(dist, 'index.html');
      response.setHeader('content-type', mediaTypes[extname(file)] ?? 'application/octet-stream');
      response.setHeader('content-security-policy', policy);
      response.end(readFileSync(file));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    world,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
