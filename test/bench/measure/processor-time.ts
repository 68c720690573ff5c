import { readdirSync, readFileSync } from 'node:fs';

const ticksPerSecond = 100;

interface ProcessTimes {
  readonly parent: number;
  readonly seconds: number;
}

function timesOf(pid: number): ProcessTimes | null {
  let stat: string;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return null; // The process ended between the listing and the reading.
  }
  // The command may hold spaces and brackets: the fields after the last bracket are fixed (proc(5)).
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const at = (n: number) => Number(fields[n - 3]);
  // Own user and system time, and that of children that have been waited for.
  return { parent: at(4), seconds: (at(14) + at(15) + at(16) + at(17)) / ticksPerSecond };
}

/**
 * Processor seconds used so far by the processes given and everything below them. Linux only; null elsewhere.
 * A back end of the database that ends is counted with its parent, which waits for it.
 */
export function processorSeconds(roots: readonly number[]): number | null {
  let pids: number[];
  try {
    pids = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number);
  } catch {
    return null;
  }
  const all = new Map<number, ProcessTimes>();
  for (const pid of pids) {
    const times = timesOf(pid);
    if (times !== null) all.set(pid, times);
  }
  const belongs = (pid: number): boolean => {
    for (let at: number | undefined = pid, depth = 0; at !== undefined && at > 1 && depth < 64; depth++) {
      if (roots.includes(at)) return true;
      at = all.get(at)?.parent;
    }
    return false;
  };
  let total = 0;
  for (const [pid, times] of all) if (belongs(pid)) total += times.seconds;
  return total;
}
