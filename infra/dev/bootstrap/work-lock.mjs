import { createHash } from 'node:crypto';
import { closeSync, openSync, rmSync, statSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const heartbeatMs = 2_000;
const staleAfterMs = 20_000;

/**
 * Runs the work while no other command installs or builds in the same clone: `npm ci` takes away what another one
 * stands on. The holder touches its file every two seconds; a file that nobody touches is a killed holder's.
 */
export async function withWorkLock(root, progress, work) {
  const name = createHash('sha256').update(root).digest('hex').slice(0, 16);
  const file = join(tmpdir(), `vinhdanh-${process.getuid?.() ?? 0}-${name}.lock`);
  for (let told = false; !take(file);) {
    if (!told) progress.line('… another command installs or builds in this folder: waiting for it');
    told = true;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  const heartbeat = setInterval(() => utimesSync(file, new Date(), new Date()), heartbeatMs);
  const release = () => rmSync(file, { force: true });
  process.on('exit', release);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    process.off('exit', release);
    release();
  }
}

function take(file) {
  const age = Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
  if (age > staleAfterMs) rmSync(file, { force: true });
  try {
    closeSync(openSync(file, 'wx', 0o600));
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}
