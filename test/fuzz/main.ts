import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { targets } from './targets.js';
import type { Told } from './worker-main.js';

/** An input that takes longer hangs. */
const hangMs = 2_000;
/** What one worker may hold; an input that wants more is a crash. */
const heapMiB = 512;

interface Options {
  readonly name: string;
  readonly seconds: number;
  readonly seed: number;
}

const usage = `usage: fuzz ${Object.keys(targets).join('|')} [--seconds N] [--seed N]`;

function readOptions(args: readonly string[]): Options {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { seconds: { type: 'string', default: '60' }, seed: { type: 'string', default: '1' } },
  });
  const [name = ''] = positionals;
  const [seconds, seed] = [Number(values.seconds), Number(values.seed)];
  const isWhole = (value: number): boolean => Number.isSafeInteger(value) && value >= 1;
  if (!Object.hasOwn(targets, name) || positionals.length !== 1 || !isWhole(seconds) || !isWhole(seed))
    throw new Error(usage);
  return { name, seconds, seed };
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);

class Fuzzing {
  inputs = 0;
  crashes = 0;
  hangs = 0;
  #last: { readonly input: string; readonly seed: number } | null = null;
  #since = performance.now();

  constructor(private readonly options: Options) {}

  async run(): Promise<void> {
    const end = performance.now() + this.options.seconds * 1_000;
    let seed = this.options.seed;
    while (performance.now() < end) {
      await this.#work(seed, end);
      seed = (this.#last?.seed ?? seed) + 1;
    }
  }

  /** One worker until the end, or until it hangs or dies; what it was at is told. */
  #work(seed: number, end: number): Promise<void> {
    const worker = new Worker(new URL('worker-main.js', import.meta.url), {
      workerData: { name: this.options.name, seed },
      resourceLimits: { maxOldGenerationSizeMb: heapMiB },
    });
    this.#last = { input: '', seed: seed - 1 };
    let isOver = false;
    return new Promise((resolve) => {
      const stop = (): void => {
        if (isOver) return;
        isOver = true;
        clearInterval(watch);
        void worker.terminate().then(() => resolve());
      };
      // A worker that starts loads the target first.
      this.#since = performance.now() + 20_000;
      const watch = setInterval(() => {
        const at = performance.now();
        if (at - this.#since > hangMs) {
          this.hangs += 1;
          this.#tell('hang', `more than ${hangMs} ms`);
          stop();
        } else if (at > end) stop();
      }, 100);
      worker.on('message', (told: Told) => {
        if (told.kind === 'begins') {
          this.inputs += 1;
          this.#last = told;
          this.#since = performance.now();
          return;
        }
        this.crashes += 1;
        this.#tell('crash', told.why);
      });
      worker.on('error', (error) => {
        this.crashes += 1;
        this.#tell('crash', String(error));
        stop();
      });
      worker.on('exit', () => stop());
    });
  }

  #tell(what: string, why: string): void {
    say(
      `${what} at --seed ${this.#last?.seed ?? 0}: ${JSON.stringify(this.#last?.input.slice(0, 1_000) ?? '')}\n  ${why}`,
    );
  }
}

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  const fuzzing = new Fuzzing(options);
  await fuzzing.run();
  const { inputs, crashes, hangs } = fuzzing;
  say(`fuzz ${options.name}: ${inputs} inputs, ${crashes} crashes, ${hangs} hangs`);
  return inputs > 0 && crashes === 0 && hangs === 0 ? 0 : 1;
}

process.exitCode = await main().catch((error: unknown) => {
  process.stderr.write(`fuzz: failed: ${error instanceof Error ? error.message : String(error)}\n`);
  return 1;
});
