import { createServer } from 'node:net';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { freePort } from '@vinhdanh/dev';
import { isAlive, startBench, type RunningStart, type StartBench } from './support/npm-start.js';

let bench: StartBench;
let started: RunningStart[];

beforeEach(() => {
  bench = startBench();
  started = [];
});
afterEach(async () => {
  for (const run of started) {
    if (run.process.exitCode === null && run.process.signalCode === null) signalGroup(run, 'SIGTERM');
    await run.ended();
  }
  bench.remove();
});

function start(env?: NodeJS.ProcessEnv, args?: readonly string[]): RunningStart {
  const run = bench.npmStart(env, args);
  started.push(run);
  return run;
}

function signalGroup(run: RunningStart, signal: NodeJS.Signals): void {
  process.kill(-(run.process.pid ?? 0), signal);
}

/** The supervisor, the guardian and every child of the running start. */
function allPids(): number[] {
  const supervisor = JSON.parse(readFileSync(join(bench.home, 'supervisor.json'), 'utf8')) as { pid: number };
  return [supervisor.pid, ...childrenOf(supervisor.pid), ...Object.values(bench.recordedPids())];
}

function childrenOf(pid: number): number[] {
  const file = `/proc/${pid}/task/${pid}/children`;
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split(' ').filter(Boolean).map(Number) : [];
}

describe('npm start', () => {
  it.each([
    ['the whole group, as a terminal sends it', (run: RunningStart) => signalGroup(run, 'SIGINT')],
    ['npm alone', (run: RunningStart) => process.kill(run.process.pid ?? 0, 'SIGINT')],
  ])('stops in order and leaves no process after SIGINT to %s', async (_, signal) => {
    const run = start();
    await run.printed('Vinh Danh is ready');
    const pids = allPids();
    expect(Object.keys(bench.recordedPids()).sort()).toEqual([
      'api',
      'audit',
      'postgres',
      'temporal',
      'worker',
    ]);
    signal(run);
    await run.ended();
    expect(run.output()).toContain('Stopped.');
    expect(readFileSync(join(bench.home, 'logs', 'api.log'), 'utf8')).toContain('asked to stop');
    expect(pids.filter(isAlive)).toEqual([]);
    expect(existsSync(join(bench.home, 'supervisor.json'))).toBe(false);
    expect(bench.recordedPids()).toEqual({});
  });

  it('clears orphans and stale locks of a start that was killed, and goes on with its data and port', async () => {
    const port = { PORT: String(await freePort()) };
    const first = start(port);
    await first.printed('Vinh Danh is ready');
    const secrets = readFileSync(join(bench.home, 'secrets.json'), 'utf8');
    const orphans = Object.values(bench.recordedPids());
    // Supervisor and guardian first, so that nobody is left to clear; npm and its shell end with them.
    const supervisor = JSON.parse(readFileSync(join(bench.home, 'supervisor.json'), 'utf8')) as {
      pid: number;
    };
    const guardians = childrenOf(supervisor.pid).filter((pid) => !orphans.includes(pid));
    for (const pid of [...guardians, supervisor.pid]) process.kill(pid, 'SIGKILL');
    await first.ended();
    expect(orphans.filter(isAlive)).toEqual(orphans);
    expect(existsSync(join(bench.home, 'supervisor.json'))).toBe(true);

    const second = start(port);
    await second.printed('Vinh Danh is ready');
    expect(second.output()).toContain('cleared what an earlier run left');
    expect(second.output()).toContain(`http://127.0.0.1:${port.PORT}`);
    expect(orphans.filter(isAlive)).toEqual([]);
    expect(readFileSync(join(bench.home, 'secrets.json'), 'utf8')).toBe(secrets);
  });

  it('starts over the remains of a machine that lost its power', async () => {
    const first = start();
    await first.printed('Vinh Danh is ready');
    signalGroup(first, 'SIGINT');
    await first.ended();
    // By now the id in postmaster.pid may be anybody's, here this very test's.
    const pidFile = join(bench.home, 'postgres', 'postmaster.pid');
    writeFileSync(pidFile, `${process.pid}\n${join(bench.home, 'postgres')}\n`);
    writeFileSync(join(bench.home, 'supervisor.json'), '{"pid":');
    const second = start();
    await second.printed('Vinh Danh is ready');
    expect(isAlive(process.pid)).toBe(true);
  });

  it('says so and stops when another one runs on the same data', async () => {
    const first = start();
    await first.printed('Vinh Danh is ready');
    const before = bench.recordedPids();
    const second = start();
    expect(await second.ended()).toBe(1);
    expect(second.output()).toContain(`already runs on ${bench.home}`);
    expect(second.output()).toContain('http://127.0.0.1:');
    expect(bench.recordedPids()).toEqual(before);
    expect(Object.values(before).every(isAlive)).toBe(true);
  });

  it('refuses a port that was asked for and is taken, and takes another when none was asked for', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as { port: number };
    const asked = start({ PORT: String(port) });
    expect(await asked.ended()).toBe(1);
    expect(asked.output()).toContain(`PORT asks for ${port}`);
    await new Promise((resolve) => taken.close(resolve));

    const holder = createServer();
    // When 8080 is somebody else's already, that serves as well.
    await new Promise<void>((resolve) =>
      holder.once('error', () => resolve()).listen(8080, '127.0.0.1', resolve),
    );
    const free = start({ PORT: '' });
    await free.printed('Vinh Danh is ready');
    expect(free.output()).toMatch(/port 8080 is in use: taking \d+/);
    await new Promise((resolve) => holder.close(resolve));
  });

  it('deletes its own data only, and only after an answer', async () => {
    const secrets = join(bench.home, 'secrets.json');
    writeFileSync(secrets, '{}');
    writeFileSync(join(bench.home, 'services.json'), '{"MASTER_KEY":"of the deleted data"}');
    writeFileSync(join(bench.home, 'diary.txt'), 'of somebody else');
    const unanswered = start({}, ['--reset']);
    expect(await unanswered.ended()).toBe(1);
    expect(unanswered.output()).toContain('add --yes');
    expect(readFileSync(secrets, 'utf8')).toBe('{}');

    // A start that gets no further shows what the reset by itself has left.
    const stranded = start({ PORT: 'none' }, ['--reset', '--yes']);
    expect(await stranded.ended()).toBe(1);
    expect(existsSync(join(bench.home, 'services.json'))).toBe(false);

    const answered = start({}, ['--reset', '--yes']);
    await answered.printed('Vinh Danh is ready');
    expect(readFileSync(secrets, 'utf8')).toContain('masterKey');
    expect(existsSync(join(bench.home, 'diary.txt'))).toBe(true);
  });

  it('refuses an argument that it does not know', async () => {
    const run = start({}, ['--rest']);
    expect(await run.ended()).toBe(2);
    expect(run.output()).toContain('"--rest"');
  });
});
