import { execFile } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { repoRoot, type Stack } from '@vinhdanh/dev';
import type { Lines } from './lines.js';

const run = promisify(execFile);
const commandTimeoutMs = 120_000;

/** Runs a command of the product as its user would, on the data folder of the stack; answers its last line. */
async function command(stack: Stack, ...args: string[]): Promise<string> {
  const { stdout } = await run(process.execPath, [join(repoRoot, 'apps/cli/bin/vinhdanh.mjs'), ...args], {
    cwd: repoRoot,
    env: { ...process.env, VINHDANH_HOME: stack.home },
    timeout: commandTimeoutMs,
  });
  return stdout.trim().split('\n').at(-1) ?? '';
}

/**
 * Ends Temporal, deletes all it knows, starts it empty, and gives the live cases their journeys again. @throws Error
 * when there was nothing to delete, or a command does not succeed.
 */
export async function loseTemporal(stack: Stack, lines: Lines): Promise<void> {
  stack.kill('temporal', 'SIGKILL', { restart: false });
  const files = readdirSync(stack.home).filter((name) => name.startsWith('temporal.db'));
  if (files.length === 0) throw new Error(`${stack.home} holds no data of Temporal`);
  for (const name of files) rmSync(join(stack.home, name));
  lines.say('', 'Temporal', `mất toàn bộ dữ liệu: đã xoá ${files.join(', ')}`);
  await stack.restart('temporal');
  await stack.waitReady('worker', commandTimeoutMs);
  lines.say('', 'quản trị', await command(stack, 'rebuild-journeys'));
  lines.say('', 'quản trị', await command(stack, 'rebuild-journeys'));
  lines.say('', 'quản trị', await command(stack, 'journeys', 'check'));
}
