import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { BinaryRelease } from './releases.js';
import { tarMember } from './tar.js';

/** A closed network must not be felt: who does not answer within this time is not there. */
const answerTimeoutMs = 8_000;
const downloadTimeoutMs = 600_000;

/** Fetches the official release archive and unpacks the executable into `folder`. */
export async function fetchArchive(release: BinaryRelease, folder: string): Promise<string> {
  const failures: string[] = [];
  for (const url of release.archives(process.platform, process.arch)) {
    try {
      const member = tarMember(gunzipSync(await download(url)), release.executable);
      if (!member) throw new Error(`the archive holds no ${release.executable}`);
      const target = join(folder, release.executable);
      writeFileSync(target, member, { mode: 0o755 });
      return target;
    } catch (error) {
      failures.push(`${new URL(url).host}: ${reason(error)}`);
    }
  }
  throw new Error(failures.join('; '));
}

async function download(url: string): Promise<Buffer> {
  const abort = new AbortController();
  const answer = setTimeout(() => abort.abort(new Error('no answer')), answerTimeoutMs);
  const whole = setTimeout(() => abort.abort(new Error('too slow')), downloadTimeoutMs);
  try {
    const response = await fetch(url, { signal: abort.signal });
    clearTimeout(answer);
    if (!response.ok) throw new Error(`answers ${response.status}`);
    return Buffer.from(await response.arrayBuffer());
  } finally {
    clearTimeout(answer);
    clearTimeout(whole);
  }
}

function reason(error: unknown): string {
  const { message, cause } = error as Error;
  return cause instanceof Error ? `${message} (${cause.message})` : message;
}
