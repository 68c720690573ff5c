import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { signatureFault, type Credentials } from './signature-v4.js';

/** A small server that speaks as much of S3 as the product does, and refuses what S3 refuses. For tests. */
export interface S3Double {
  readonly endpoint: string;
  readonly bucket: string;
  readonly credentials: Credentials;
  /** By key, without the bucket. */
  readonly objects: Map<string, Buffer>;
  /** Methods and keys of the requests that were let in, in order. */
  readonly seen: readonly string[];
  /** Answers the next `times` requests with `status` and does nothing. */
  failNext(times: number, status: number): void;
  stop(): Promise<void>;
}

const statusOf: Readonly<Record<string, number>> = {
  AccessDenied: 403,
  InvalidAccessKeyId: 403,
  SignatureDoesNotMatch: 403,
  RequestTimeTooSkewed: 403,
  AuthorizationHeaderMalformed: 400,
  XAmzContentSHA256Mismatch: 400,
  MissingContentLength: 411,
  NoSuchBucket: 404,
  NoSuchKey: 404,
  SlowDown: 503,
  MethodNotAllowed: 405,
};
const SKEW_MAX_MS = 15 * 60_000;

function refuse(response: ServerResponse, code: string, status = statusOf[code] ?? 500): void {
  const text = `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code></Error>`;
  response.writeHead(status, { 'content-type': 'application/xml', 'content-length': text.length }).end(text);
}

const sentAt = (stamp: string): number =>
  Date.parse(stamp.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));

export async function startS3Double(): Promise<S3Double> {
  const bucket = 'vinhdanh-files';
  const credentials = {
    accessKeyId: 'VINHDANHTEST',
    secretAccessKey: 'a secret/of+tests',
    region: 'vn-north-1',
  };
  const objects = new Map<string, Buffer>();
  const seen: string[] = [];
  let failing = { times: 0, status: 503 };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url: target = '' } = request;
    const headers = request.headers as Record<string, string | undefined>;
    const body = await buffer(request);
    if (failing.times > 0) {
      failing = { ...failing, times: failing.times - 1 };
      return refuse(response, 'SlowDown', failing.status);
    }
    const fault = signatureFault({ method, target, headers }, credentials);
    if (fault !== null) return refuse(response, fault);
    if (!(Math.abs(Date.now() - sentAt(headers['x-amz-date'] ?? '')) < SKEW_MAX_MS))
      return refuse(response, 'RequestTimeTooSkewed');
    if (createHash('sha256').update(body).digest('hex') !== headers['x-amz-content-sha256'])
      return refuse(response, 'XAmzContentSHA256Mismatch');
    const [name = '', ...rest] = decodeURIComponent(target.slice(1)).split('/');
    if (name !== bucket) return refuse(response, 'NoSuchBucket');
    const key = rest.join('/');
    seen.push(`${method} ${key}`);
    const found = objects.get(key);
    switch (method) {
      case 'PUT':
        if (headers['content-length'] === undefined) return refuse(response, 'MissingContentLength');
        objects.set(key, body);
        return void response.writeHead(200).end();
      case 'DELETE':
        objects.delete(key);
        return void response.writeHead(204).end();
      case 'HEAD':
      case 'GET':
        if (found === undefined) return refuse(response, 'NoSuchKey');
        return void response.writeHead(200, { 'content-length': found.length }).end(found);
      default:
        return refuse(response, 'MethodNotAllowed');
    }
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    bucket,
    credentials,
    objects,
    seen,
    failNext: (times, status) => void (failing = { times, status }),
    stop: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
