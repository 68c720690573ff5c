import { readFileSync } from 'node:fs';

const ticksPerSecond = 100;

/** User and system time of one process so far, in seconds; null where there is no `/proc`, or no such process. */
export function processSeconds(pid: number): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The command may hold spaces and brackets: the fields after the last bracket are fixed (proc(5)).
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
  } catch {
    return null;
  }
}

/** How much more it has used since `before`; null where either is not known. */
export const secondsSince = (pid: number, before: number | null): number | null => {
  const now = processSeconds(pid);
  return now === null || before === null ? null : now - before;
};
