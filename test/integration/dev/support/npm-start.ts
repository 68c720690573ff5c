import { spawn, type ChildProcess } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const fixture = fileURLToPath(new URL('../fixtures/start.mjs', import.meta.url));

/** A package of its own whose `npm start` is the real start with stand-ins for the services, and its data folder. */
export interface StartBench {
  readonly home: string;
  /** Runs `npm start` in a process group of its own, as a terminal does. */
  npmStart(env?: NodeJS.ProcessEnv, args?: readonly string[]): RunningStart;
  /** The processes of the last start that are written down in the data folder. */
  recordedPids(): Record<string, number>;
  remove(): void;
}

export interface RunningStart {
  readonly process: ChildProcess;
  /** Everything that it printed so far. */
  output(): string;
  /** Resolves when the text was printed; throws with the output when it ended before, or after a hundred seconds. */
  printed(text: string): Promise<void>;
  /** Resolves to the exit code. */
  ended(): Promise<number | null>;
}

/** Makes the package and an empty data folder that PostgreSQL's user may pass through. */
export function startBench(): StartBench {
  const folder = mkdtempSync(join(tmpdir(), 'vinhdanh-start-'));
  chmodSync(folder, 0o711);
  const home = join(folder, 'home');
  mkdirSync(home);
  // As at the root of the clone: without `exec` a shell stands between npm and the program, and keeps signals to itself.
  const scripts = { start: `exec node ${JSON.stringify(fixture)}` };
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'start-bench', private: true, scripts }),
  );
  return {
    home,
    npmStart: (env = {}, args = []) => run(folder, args, { ...process.env, VINHDANH_HOME: home, ...env }),
    recordedPids: () => recorded(home),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** True while a process runs under the id; a zombie, which only waits to be fetched, does not run. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const stat = `/proc/${pid}/stat`;
  return !existsSync(stat) || !/\) Z /.test(readFileSync(stat, 'utf8'));
}

function recorded(home: string): Record<string, number> {
  const folder = join(home, 'run');
  const files = existsSync(folder) ? readdirSync(folder) : [];
  return Object.fromEntries(
    files.map((file) => {
      const { name, pid } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as {
        name: string;
        pid: number;
      };
      return [name, pid];
    }),
  );
}

function run(folder: string, args: readonly string[], env: NodeJS.ProcessEnv): RunningStart {
  const child = spawn('npm', ['start', '--', ...args], {
    cwd: folder,
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const keep = (chunk: Buffer): void => void (output += chunk.toString());
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  let over = false;
  void ended.then(() => (over = true));
  return {
    process: child,
    output: () => output,
    ended: () => ended,
    async printed(text) {
      for (const deadline = Date.now() + 100_000; !output.includes(text);) {
        if (over || Date.now() > deadline) throw new Error(`"${text}" was not printed, but:\n${output}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
  };
}
