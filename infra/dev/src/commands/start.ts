import { dataHome } from '../paths.js';
import { freePort, isPortFree, parsePort } from '../ports.js';
import { onStopSignals } from '../process/stop-signals.js';
import { StackStopped } from '../stack/supervisor.js';
import { startStack } from '../stack/start-stack.js';
import type { Stack, StackOptions, StepRunner } from '../stack/options.js';
import { confirmReset, resetHome } from './reset.js';
import { parseStartOptions } from './start-options.js';
import { personaLines, startTable, type PersonaLine } from './start-table.js';

/** How a start reports; the bootstrap's progress is one. */
export interface StartProgress {
  readonly step: StepRunner;
  readonly line: (text: string) => void;
}

const defaultPort = 8080;
const personasShownMax = 40;

/**
 * `npm start`: runs the whole system until it is told to stop, and resolves to the exit code: 0 after an orderly
 * stop, 1 when it could not start or collapsed, 2 for wrong arguments. `programs` stands in for the built ones in
 * tests.
 */
export async function runStart(
  args: readonly string[],
  progress: StartProgress,
  programs: StackOptions['programs'] = {},
): Promise<number> {
  const options = parseStartOptions(args);
  if (typeof options === 'string') {
    process.stderr.write(`${options}\n`);
    return 2;
  }
  const begun = performance.now();
  const home = dataHome();
  if (options.reset) {
    if (!options.yes && !(await confirmReset(home))) return 1;
    await progress.step(`data deleted in ${home}`, () => resetHome(home));
  }
  const stopping = new AbortController();
  const forget = onStopSignals({
    stop: (reason) => {
      progress.line(`\nStopping (${reason}) …`);
      stopping.abort(new StackStopped());
    },
    force: () => process.exit(130),
  });
  try {
    return await serve(home, programs, progress, stopping.signal, begun);
  } finally {
    forget();
  }
}

async function serve(
  home: string,
  programs: StackOptions['programs'],
  progress: StartProgress,
  stop: AbortSignal,
  begun: number,
): Promise<number> {
  let collapse: (error: Error) => void = () => undefined;
  const collapsed = new Promise<Error>((resolve) => {
    collapse = resolve;
  });
  let stack: Stack;
  try {
    stack = await startStack({
      home,
      port: () => apiPort(progress),
      ...(programs ? { programs } : {}),
      step: progress.step,
      signal: stop,
      onCollapse: collapse,
    });
  } catch (error) {
    if (stop.aborted) return farewell(progress);
    process.stderr.write(`\n${(error as Error).message}\n`);
    return 1;
  }
  progress.line(startTable(stack, await personas(stack), performance.now() - begun));
  const told = new Promise<'told'>((resolve) => {
    stop.addEventListener('abort', () => resolve('told'));
    if (stop.aborted) resolve('told');
  });
  const end = await Promise.race([told, collapsed]);
  await stack.stop();
  if (end === 'told') return farewell(progress);
  process.stderr.write(`\nEverything was stopped, because ${end.message}\n`);
  return 1;
}

function farewell(progress: StartProgress): number {
  progress.line('Stopped. The data stay; npm start goes on with them.');
  return 0;
}

/** `PORT` when it is free, or else 8080 when that is, or else any free one. Throws when the asked one is taken. */
async function apiPort(progress: StartProgress): Promise<number> {
  const asked = parsePort('PORT', process.env['PORT']);
  if (asked !== undefined) {
    if (await isPortFree(asked)) return asked;
    throw new Error(
      `PORT asks for ${asked}, which another program uses: stop that one, or set another PORT.`,
    );
  }
  if (await isPortFree(defaultPort)) return defaultPort;
  const port = await freePort();
  progress.line(`• port ${defaultPort} is in use: taking ${port}`);
  return port;
}

/** The personas of the running api. A table without them is better than no start. */
async function personas(stack: Stack): Promise<readonly PersonaLine[]> {
  try {
    const response = await fetch(`${stack.apiUrl}/api/v1/personas`, { signal: AbortSignal.timeout(5_000) });
    return response.ok ? personaLines(await response.json()).slice(0, personasShownMax) : [];
  } catch {
    return [];
  }
}
