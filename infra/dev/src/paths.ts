import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the clone. Holds from `src/` and from `dist/`, which lie equally deep. */
export const repoRoot = fileURLToPath(new URL('../../../', import.meta.url)).replace(/[/\\]$/, '');

/**
 * The per-user folder for downloads that outlive a clone.
 * Source: XDG Base Directory Specification, `XDG_CACHE_HOME` counts only when absolute.
 */
export function userCacheDir(env: NodeJS.ProcessEnv = process.env): string {
  const xdg = env['XDG_CACHE_HOME'];
  return join(xdg && isAbsolute(xdg) ? xdg : join(homedir(), '.cache'), 'vinhdanh');
}

/** The data folder: `VINHDANH_HOME`, or `.vinhdanh/` in the clone. Always absolute. */
export function dataHome(env: NodeJS.ProcessEnv = process.env): string {
  const asked = env['VINHDANH_HOME'];
  return asked ? resolve(repoRoot, asked) : join(repoRoot, '.vinhdanh');
}
