import { createConnection } from 'node:net';
import type { ChildSpec } from '../process/managed-child.js';
import { answers200 } from '../process/wait.js';

/** The namespace of this product on a server of its own. */
export const temporalNamespace = 'vinhdanh';

/** What a journey shows of itself on Temporal's own page; three at most, for the sake of its database. */
export const searchAttributes = {
  VinhDanhLevel: 'Keyword',
  VinhDanhState: 'Keyword',
  VinhDanhDue: 'Datetime',
} as const;

export interface DevServerOptions {
  readonly executable: string;
  readonly dbFile: string;
  readonly port: number;
  readonly httpPort: number;
  /** Undefined starts it without a page. */
  readonly uiPort: number | undefined;
  readonly home: string;
}

/** How to run Temporal's single-binary server, its data in one file, as a supervised child on 127.0.0.1. */
export function devServerChild(
  options: DevServerOptions,
  files: Pick<ChildSpec, 'logFile' | 'recordFile'>,
): ChildSpec {
  const flags = Object.entries({
    '--db-filename': options.dbFile,
    '--ip': '127.0.0.1',
    '--port': String(options.port),
    '--http-port': String(options.httpPort),
    '--namespace': temporalNamespace,
    '--log-level': 'warn',
    ...(options.uiPort === undefined ? {} : { '--ui-port': String(options.uiPort) }),
  }).flat();
  const attributes = Object.entries(searchAttributes).flatMap(([name, type]) => [
    '--search-attribute',
    `${name}=${type}`,
  ]);
  const page = options.uiPort === undefined ? ['--headless'] : [];
  return {
    name: 'temporal',
    command: options.executable,
    args: [
      'server',
      'start-dev',
      '--disable-config-file',
      '--disable-config-env',
      ...flags,
      ...attributes,
      ...page,
    ],
    env: { ...process.env },
    cwd: options.home,
    ...files,
    ready: () => answers200(`http://127.0.0.1:${options.httpPort}/api/v1/namespaces/${temporalNamespace}`),
    readyTimeoutMs: 60_000,
    niceness: 5,
    stopSignal: 'SIGINT',
    stopTimeoutMs: 10_000,
  };
}

/** True when something takes connections at `host:port`. */
export function acceptsConnections(address: string, timeoutMs = 3_000): Promise<boolean> {
  const cut = address.lastIndexOf(':');
  return new Promise((resolve) => {
    const socket = createConnection({
      host: address.slice(0, cut),
      port: Number(address.slice(cut + 1)),
      timeout: timeoutMs,
    });
    const answer = (open: boolean) => (): void => {
      socket.destroy();
      resolve(open);
    };
    socket.once('connect', answer(true)).once('error', answer(false)).once('timeout', answer(false));
  });
}
