import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { extname, join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { pagePolicy } from '@vinhdanh/http-platform';

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};
const compressible = new Set(['.js', '.css', '.svg', '.json', '.webmanifest', '.txt']);

/** Where the page wants its nonce; the build writes it into script and style tags. */
export const NONCE_PLACEHOLDER = '__CSP_NONCE__';
const NONCE_BYTES = 16;
/** Addresses of programs, not of pages. */
const notPages = ['/api/', '/health/', '/log/', '/audit/v1/'];
/** Quality 5 compresses a megabyte in tens of milliseconds, once, at the first request. */
const BROTLI_QUALITY = 5;

interface Asset {
  readonly path: string;
  readonly bytes: Buffer;
  readonly mediaType: string;
  readonly etag: string;
  readonly immutable: boolean;
  brotli: Buffer | null;
}

function readAssets(root: string): Map<string, Asset> {
  const assets = new Map<string, Asset>();
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const path = `/${file.slice(root.length).replaceAll('\\', '/').replace(/^\/+/, '')}`;
    const bytes = readFileSync(file);
    assets.set(path, {
      path,
      bytes,
      mediaType: mediaTypes[extname(path)] ?? 'application/octet-stream',
      etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`,
      immutable: path.startsWith('/assets/'),
      brotli: null,
    });
  }
  return assets;
}

/** Answers a request for a page or a file; false when it is not one of ours. */
export type StaticWeb = (request: FastifyRequest, reply: FastifyReply) => boolean;

/**
 * The built web app from memory: only files that were there at the start can be asked for, so that no
 * path leads outside. Every address without an ending is the page itself (the app routes in the browser).
 * @throws Error when the folder has no `index.html`.
 */
export function createStaticWeb(root: string): StaticWeb {
  const assets = readAssets(root);
  const page = assets.get('/index.html')?.bytes.toString('utf8');
  if (page === undefined) throw new Error('WEB_DIST holds no index.html: build the web app first');

  const sendPage = (reply: FastifyReply): void => {
    const nonce = randomBytes(NONCE_BYTES).toString('base64');
    void reply
      .header('content-type', mediaTypes['.html'])
      .header('cache-control', 'no-store')
      .header('content-security-policy', pagePolicy(nonce))
      .send(page.replaceAll(NONCE_PLACEHOLDER, nonce));
  };

  const sendAsset = (asset: Asset, request: FastifyRequest, reply: FastifyReply): void => {
    void reply
      .header('content-type', asset.mediaType)
      .header('etag', asset.etag)
      .header('vary', 'accept-encoding')
      .header('cache-control', asset.immutable ? 'public, max-age=31536000, immutable' : 'no-cache');
    if (request.headers['if-none-match'] === asset.etag) {
      void reply.status(304).send();
      return;
    }
    const wantsBrotli = /\bbr\b/.test(request.headers['accept-encoding'] ?? '');
    if (!wantsBrotli || !compressible.has(extname(asset.path))) {
      void reply.send(asset.bytes);
      return;
    }
    asset.brotli ??= brotliCompressSync(asset.bytes, {
      params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY },
    });
    void reply.header('content-encoding', 'br').send(asset.brotli);
  };

  return (request, reply) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return false;
    const path = request.url.split('?')[0] ?? '/';
    if (notPages.some((prefix) => path.startsWith(prefix))) return false;
    const asset = path === '/index.html' ? undefined : assets.get(path);
    if (asset !== undefined) sendAsset(asset, request, reply);
    else if (path === '/index.html' || extname(path) === '') sendPage(reply);
    else return false;
    return true;
  };
}
