import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { capture } from './child.mjs';
import { StepFailed } from './progress.mjs';

/**
 * Makes node_modules agree with the lock file. A stamp of the lock and of Node's version spares the question the next
 * time; without it npm's own record of what it installed is compared, so that a tree that `npm install` made is not
 * thrown away. `VINHDANH_SKIP_INSTALL=1` leaves node_modules as they are.
 */
export async function ensureInstalled(root, progress) {
  if (process.env.VINHDANH_SKIP_INSTALL === '1') return;
  const stampFile = join(root, 'node_modules/.vinhdanh-stamp');
  const lockText = readFileSync(join(root, 'package-lock.json'), 'utf8');
  const wanted = stampOf(lockText);
  const stamp = existsSync(stampFile) ? readFileSync(stampFile, 'utf8') : '';
  if (stamp === wanted) return;
  const sameNode = stamp === '' || stamp.split(' ')[0] === wanted.split(' ')[0];
  const recordFile = join(root, 'node_modules/.package-lock.json');
  if (sameNode && existsSync(recordFile)) {
    const recordText = readFileSync(recordFile, 'utf8');
    if (agree(lockText, recordText) && isInPlace(root, recordText)) {
      writeFileSync(stampFile, wanted);
      return;
    }
  }
  await progress.step('dependencies installed (npm ci)', () => installAll(root));
  writeFileSync(stampFile, wanted);
}

/** Node's version and platform, and the digest of the lock file. */
export function stampOf(lockText) {
  const digest = createHash('sha256').update(lockText).digest('hex');
  return `${process.version}/${process.platform}-${process.arch} ${digest}\n`;
}

/** True when npm's record of an installation holds what the lock file asks for, no more, no less, but for options. */
export function agree(lockText, recordText) {
  const locked = JSON.parse(lockText).packages;
  const installed = JSON.parse(recordText).packages;
  const inTree = (path) => path.split('/').includes('node_modules');
  const missing = Object.entries(locked).some(([path, wanted]) => {
    if (!inTree(path)) return false;
    const found = installed[path];
    if (!found) return !(wanted.optional || wanted.devOptional || wanted.peer);
    return (
      found.version !== wanted.version ||
      found.integrity !== wanted.integrity ||
      Boolean(found.link) !== Boolean(wanted.link)
    );
  });
  return !missing && Object.keys(installed).every((path) => !inTree(path) || path in locked);
}

/**
 * True when each package of npm's record lies there in the version that is recorded: `npm install --package-lock-only`
 * writes the record anew and installs nothing.
 */
export function isInPlace(root, recordText) {
  return Object.entries(JSON.parse(recordText).packages).every(([path, { version, link }]) => {
    if (link || !path.split('/').includes('node_modules')) return true;
    const manifest = join(root, path, 'package.json');
    return existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).version === version;
  });
}

/** The npm that runs us, or the one on the PATH. */
export function npmCommand() {
  const script = process.env.npm_execpath;
  return script && /\.c?js$/.test(script) ? [process.execPath, script] : ['npm'];
}

async function installAll(root) {
  const [command, ...prefix] = npmCommand();
  // Some packages report home after their installation; these two variables are how they are told not to.
  const env = {
    ...process.env,
    SCARF_ANALYTICS: 'false',
    IBM_TELEMETRY_DISABLED: 'true',
    NODE_ENV: 'development',
  };
  const { code, output } = await capture(command, [...prefix, 'ci', '--no-audit', '--no-fund'], {
    cwd: root,
    env,
  });
  if (code === 0) return;
  throw new StepFailed({ tried: `npm ci in ${root}`, why: relevant(output), remedy: remedyFor(output) });
}

function remedyFor(output) {
  if (/EAI_AGAIN|ENOTFOUND|ETIMEDOUT|ECONNREFUSED|ECONNRESET/.test(output)) {
    return 'npm cannot reach its registry: check the network or `npm config get registry`, then run the same command again.';
  }
  if (/are in sync/.test(output)) {
    return 'a package.json was changed without the lock file: run `npm install`, then the same command again.';
  }
  return 'mend what npm says above (disk space and write access to node_modules are the usual causes), then run the same command again.';
}

/** What npm says first is the reason; what follows is its manual. */
function relevant(output) {
  const lines = output.split('\n');
  const errors = lines
    .filter((line) => /^npm error +\S/.test(line))
    .map((line) => line.replace(/^npm error +/, ''));
  return (errors.length > 0 ? errors.slice(0, 12) : lines.slice(-12)).join('\n');
}
