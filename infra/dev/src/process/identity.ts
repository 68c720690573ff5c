import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * A process as it can be recognised later. A process id alone is reused by the system; together with the time of
 * its start and its command line it names one process and no other.
 */
export interface ProcessIdentity {
  readonly pid: number;
  readonly startedAt: string;
  readonly command: string;
}

/** What runs under this id now, or null when nothing does (a zombie counts as nothing). */
export function identifyProcess(pid: number): ProcessIdentity | null {
  if (!Number.isInteger(pid) || pid <= 0) return null;
  return process.platform === 'linux' ? identifyOnLinux(pid) : identifyByPs(pid);
}

/** True when the process that was written down is the one that runs under its id now. */
export function isSameProcess(written: ProcessIdentity): boolean {
  const now = identifyProcess(written.pid);
  return now !== null && now.startedAt === written.startedAt && now.command === written.command;
}

function identifyOnLinux(pid: number): ProcessIdentity | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // proc(5): the second field is the name in parentheses and may itself hold blanks and parentheses.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [state, startTime] = [fields[0], fields[19]];
    if (state === 'Z' || state === 'X' || startTime === undefined) return null;
    const bootId = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
    return { pid, startedAt: `${bootId}/${startTime}`, command };
  } catch (error) {
    if (isGone(error)) return null;
    throw error;
  }
}

function isGone(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code;
  return code === 'ENOENT' || code === 'ESRCH';
}

function identifyByPs(pid: number): ProcessIdentity | null {
  try {
    const line = execFileSync('ps', ['-ww', '-o', 'stat=,lstart=,command=', '-p', String(pid)], {
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C' },
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
    const match = /^(\S+)\s+(\w+\s+\w+\s+\d+\s+[\d:]+\s+\d+)\s+(.*)$/s.exec(line);
    if (!match || match[1]?.startsWith('Z')) return null;
    return { pid, startedAt: match[2] ?? '', command: match[3] ?? '' };
  } catch (error) {
    // `ps` exits with 1 when no such process exists.
    if ((error as { status?: number }).status === 1) return null;
    throw error;
  }
}
