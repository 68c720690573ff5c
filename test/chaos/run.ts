import { startStack, type Stack } from '@vinhdanh/dev';
import { databaseUrl } from '../support/database-url.js';
import { Journeys } from '../support/journeys.js';
import { Office } from '../support/office.js';
import { RecordReader } from '../support/record.js';
import { until } from '../support/until.js';
import { caughtUp } from './catch-up.js';
import { startClients } from './clients.js';
import { Ledger } from './ledger.js';
import type { ChaosOptions } from './options.js';
import { plant, type Plant } from './plants.js';
import { schedule, targets, type Kill, type Target } from './schedule.js';
import { verify, type Verdict } from './verify.js';

/** Five human steps with a paper drafted beside them: decisions never wait for the worker. */
const awardKind = 'S1P';
const standstillMs = 180_000;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** The work's own answer, or an Error that names `what` after `ms`; leaves no timer behind. */
async function within<T>(what: string, ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what}: not within ${ms / 1000} s`)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** One `kill -9` after at least twenty acknowledged commands, at a random moment of whatever is under way. */
async function strike(stack: Stack, ledger: Ledger, kill: Kill): Promise<void> {
  await within(
    `${kill.afterAcknowledged} acknowledged commands`,
    standstillMs,
    ledger.after(kill.afterAcknowledged),
  );
  await pause(kill.delayMs);
  const { restarts } = stack.child(kill.target);
  stack.kill(kill.target, 'SIGKILL');
  ledger.killed();
  // Ready again is what has been started again: the dead one looks ready until its end is noticed.
  await until(`${kill.target} to be started again`, standstillMs, async () => {
    return stack.child(kill.target).restarts > restarts;
  });
  await stack.waitReady(kill.target, standstillMs);
}

/** What stands when the clients have stopped and everything has caught up. */
export interface Aftermath {
  readonly kills: number;
  readonly byTarget: Readonly<Record<Target, number>>;
  readonly acknowledged: number;
  plant(kind: Plant): Promise<void>;
  verify(): Promise<Verdict>;
}

/**
 * Kills the four programs while clients carry cases, waits until the journeys have caught up, and hands what
 * is left to `inspect`. The stack lives in a temporary folder. @throws Error when the system stands still or a client gets
 * a wrong answer.
 */
export async function runChaos<T>(
  options: ChaosOptions,
  say: (line: string) => void,
  inspect: (aftermath: Aftermath) => Promise<T>,
): Promise<T> {
  let collapse: (error: Error) => void = () => undefined;
  const collapsed = new Promise<never>((_, reject) => {
    collapse = reject;
  });
  // Nobody may be waiting for it at the moment at which it happens.
  collapsed.catch((error: unknown) => say(`the stack has collapsed: ${String(error)}`));
  const stack = await startStack({
    temporalPage: false,
    services: { audit: false },
    env: { LOG_LEVEL: 'warn' },
    onCollapse: (error) => collapse(error),
  });
  const ledger = new Ledger();
  const byTarget = Object.fromEntries(targets.map((target) => [target, 0])) as Record<Target, number>;
  let reader: RecordReader | null = null;
  let journeys: Journeys | null = null;
  let office: Office | null = null;
  try {
    office = await Office.open(stack.apiUrl, options.clients);
    const clients = startClients(office, ledger, awardKind, options.clients);
    for (const [index, kill] of schedule(options.kills, options.seed).entries()) {
      await Promise.race([strike(stack, ledger, kill), collapsed]);
      byTarget[kill.target] += 1;
      if (clients.failures[0] !== undefined) throw clients.failures[0];
      say(
        `${String(index + 1).padStart(4)}/${options.kills}  kill -9 ${kill.target.padEnd(8)}  ${ledger.acknowledged.length} acknowledged`,
      );
    }
    if (options.kills === 0) await within('forty acknowledged commands', standstillMs, ledger.after(40));
    await clients.stop();
    if (clients.failures[0] !== undefined) throw clients.failures[0];
    const connected = await Journeys.connect(stack.temporalAddress, stack.namespace);
    journeys = connected;
    const opened = new RecordReader(databaseUrl(stack), stack.secrets.masterKey);
    reader = opened;
    await caughtUp(opened, connected);
    return await inspect({
      kills: options.kills,
      byTarget,
      acknowledged: ledger.acknowledged.length,
      plant: (kind) => plant(kind, opened, connected, ledger.acknowledged),
      verify: () => verify(opened, connected, ledger.acknowledged, stack.serviceEnv.FILES_DIR ?? ''),
    });
  } finally {
    office?.close();
    await journeys?.close();
    await reader?.close();
    await stack.stop();
  }
}
