import { UsageError } from './usage-error.js';

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** What a command may do to the world around it. */
export interface Surroundings {
  readonly home: string;
  readonly env: NodeJS.ProcessEnv;
  say(line: string): void;
  /** One line that the next replaces on a terminal; a line of its own elsewhere, and not too often. */
  progress(line: string): void;
  pause(ms: number): Promise<void>;
}

const PROGRESS_EVERY_MS = 1_000;

function surroundings(home: string): Surroundings {
  let shownAt = 0;
  const terminal = process.stderr.isTTY === true;
  return {
    home,
    env: process.env,
    say: (line) => void process.stdout.write(`${line}\n`),
    progress: (line) => {
      if (Date.now() - shownAt < PROGRESS_EVERY_MS) return;
      shownAt = Date.now();
      process.stderr.write(terminal ? `\r\u001b[K${line}` : `${line}\n`);
    },
    pause,
  };
}

/** Runs one command to its exit code; what it throws is said in a sentence, without a stack. */
export async function runCommand(
  home: string,
  command: (args: readonly string[], around: Surroundings) => Promise<number>,
  args: readonly string[],
): Promise<number> {
  try {
    return await command(args, surroundings(home));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message || String(error) : String(error)}\n`);
    return error instanceof UsageError ? 2 : 1;
  }
}
