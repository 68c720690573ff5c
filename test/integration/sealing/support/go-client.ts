import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { repoRoot } from '@vinhdanh/dev';

const run = promisify(execFile);
const cwd = join(repoRoot, 'test/integration/sealing/go-client');

export interface GoClient {
  /** What the client found to hold. @throws Error with what does not. */
  check(asked: object): Promise<string>;
  close(): void;
}

/** The client, or why it cannot be had on this machine. @throws Error when it does not compile. */
export async function buildGoClient(): Promise<GoClient | { readonly missing: string }> {
  const reason = (what: string) => (error: unknown) => ({
    missing: `${what}: ${String((error as { stderr?: string }).stderr || error).trim()}`,
  });
  const found = await run('go', ['version']).then(() => null, reason('no Go'));
  if (found !== null) return found;
  const fetched = await run('go', ['mod', 'download'], { cwd }).then(() => null, reason('no Go modules'));
  if (fetched !== null) return fetched;
  const folder = mkdtempSync(join(tmpdir(), 'vinhdanh-go-'));
  const program = join(folder, 'log-client');
  await run('go', ['build', '-o', program, '.'], { cwd });
  return {
    check: (asked) => ask(program, asked),
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function ask(program: string, asked: object): Promise<string> {
  const child = spawn(program, { stdio: 'pipe' });
  const out: Buffer[] = [];
  const wrong: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => wrong.push(chunk));
  child.stdin.end(JSON.stringify(asked));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(Buffer.concat(out).toString().trim());
      else reject(new Error(Buffer.concat(wrong).toString().trim()));
    });
  });
}
