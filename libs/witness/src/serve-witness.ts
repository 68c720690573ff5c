import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { formatVerifierKey } from '@vinhdanh/transparency-log';
import type { TrustedLogs } from './trusted-logs.js';
import type { Alarm, WitnessAnswer, WitnessStore } from './witness.js';

export interface WitnessServer {
  readonly url: string;
  close(): Promise<void>;
}

const BODY_BYTES_MAX = 100_000;
/** Read to its end before the refusal, so that the sender gets to hear it; beyond this the line is cut. */
const DRAINED_BYTES_MAX = 1_000_000;
const REQUEST_TIMEOUT_MS = 10_000;

/** The body as text, or null when there is more than any honest request holds. */
async function bodyOf(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > DRAINED_BYTES_MAX) return null;
    if (length <= BODY_BYTES_MAX) chunks.push(chunk);
  }
  return length > BODY_BYTES_MAX ? null : Buffer.concat(chunks).toString('utf8');
}

/**
 * The witness at one address. Judging is synchronous, so that two requests never read the same memory before one
 * of them has written it. @throws Error when the port is taken.
 */
export async function serveWitness(
  witness: WitnessStore,
  logs: TrustedLogs,
  options: { readonly host: string; readonly port: number; readonly shout: (alarm: Alarm) => void },
): Promise<WitnessServer> {
  const answerTo = async (request: IncomingMessage): Promise<WitnessAnswer> => {
    const mediaType = 'text/plain; charset=utf-8';
    if (request.method === 'GET' && request.url === '/') {
      const heads = witness.remembered(logs).map(({ origin, size }) => `${origin} ${size}\n`);
      return { status: 200, body: `${formatVerifierKey(witness.key)}\n${heads.join('')}`, mediaType };
    }
    if (request.method !== 'POST' || request.url !== '/add-checkpoint')
      return { status: 404, body: 'POST /add-checkpoint\n', mediaType };
    const body = await bodyOf(request);
    if (body === null) return { status: 413, body: 'WITNESS.TOO_LARGE\n', mediaType };
    const { answer, alarm } = witness.judge(body, logs, Date.now());
    if (alarm !== null) options.shout(alarm);
    return answer;
  };
  const server = createServer({ requestTimeout: REQUEST_TIMEOUT_MS }, (request, response) => {
    answerTo(request).then(
      ({ status, body, mediaType }) => {
        // One request every few seconds: a line that is kept open is a line that breaks.
        response
          .writeHead(status, { 'content-type': mediaType, 'cache-control': 'no-store', connection: 'close' })
          .end(body);
      },
      (error: unknown) => {
        // Its memory cannot be read or written: it must not cosign, and its keeper has to know.
        process.emitWarning(`witness: ${error instanceof Error ? error.message : String(error)}`);
        response.writeHead(500, { 'content-type': 'text/plain' }).end('WITNESS.STATE\n');
      },
    );
  });
  await new Promise<void>((resolve, reject) =>
    server.once('error', reject).listen(options.port, options.host, resolve),
  );
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${options.host}:${port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
