import { Agent, request } from 'node:http';
import type { Problem } from '@vinhdanh/contracts';

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

export interface SendOptions {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  readonly timeoutMs?: number;
}

/** An answer that is not 2xx, with the problem that it carries. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  constructor(
    readonly status: number,
    readonly problem: Problem,
    readonly where: string,
  ) {
    super(`${where}: ${status} ${problem.code} ${problem.title ?? ''} ${problem.detail ?? ''}`);
  }
}

/** Plain HTTP/1.1 with kept connections: cheap enough to load a server from the same two cores. */
export class HttpClient {
  private readonly agent: Agent;
  private readonly base: URL;

  constructor(baseUrl: string, connections = 8) {
    this.base = new URL(baseUrl);
    this.agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  /** Rejects when the connection fails or times out: the caller cannot know whether the command was kept. */
  send(options: SendOptions): Promise<HttpAnswer> {
    return new Promise((resolve, reject) => {
      const body = typeof options.body === 'string' ? Buffer.from(options.body) : options.body;
      const outgoing = request(
        {
          agent: this.agent,
          host: this.base.hostname,
          port: this.base.port,
          method: options.method,
          path: options.path,
          headers: {
            ...options.headers,
            ...(body === undefined ? {} : { 'content-length': String(body.length) }),
          },
        },
        (incoming) => {
          const chunks: Buffer[] = [];
          incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
          incoming.on('error', reject);
          incoming.on('aborted', () => reject(new Error('connection closed half-way')));
          incoming.on('end', () =>
            resolve({
              status: incoming.statusCode ?? 0,
              headers: incoming.headers,
              text: Buffer.concat(chunks).toString('utf8'),
            }),
          );
        },
      );
      outgoing.setTimeout(options.timeoutMs ?? 15_000, () => outgoing.destroy(new Error('timed out')));
      outgoing.on('error', reject);
      outgoing.end(body);
    });
  }

  close(): void {
    this.agent.destroy();
  }
}
