import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { freePort, repoRoot } from '@vinhdanh/dev';
import { until } from '../../support/until.js';

describe('a worker without servers', () => {
  it('lives, says what is missing, and stops when it is told to', async () => {
    const [health, nowhere] = [await freePort(), await freePort()];
    const files = mkdtempSync(join(tmpdir(), 'vinhdanh-worker-'));
    const worker = spawn(process.execPath, [join(repoRoot, 'apps/worker/dist/main.js')], {
      stdio: 'ignore',
      env: {
        PATH: process.env['PATH'],
        DATABASE_URL: `postgres://vinhdanh_app:none@127.0.0.1:${nowhere}/vinhdanh`,
        TEMPORAL_ADDRESS: `127.0.0.1:${nowhere}`,
        WORKER_HEALTH_PORT: String(health),
        FILES_DIR: files,
        MASTER_KEY: Buffer.alloc(32, 1).toString('base64'),
        TENANT: 'lam-giang',
        DATABASE_SEALER_URL: `postgres://vinhdanh_sealer:none@127.0.0.1:${nowhere}/vinhdanh`,
        DATABASE_PROJECTOR_URL: `postgres://vinhdanh_projector:none@127.0.0.1:${nowhere}/vinhdanh`,
        LOG_KEY: Buffer.alloc(32, 2).toString('base64'),
        LOG_WITNESSES: '',
      },
    });
    try {
      const page = (name: string) => fetch(`http://127.0.0.1:${health}/health/${name}`);
      await until('the health page', 30_000, async () => (await page('live').catch(() => null))?.ok ?? null);
      const ready = await page('ready');
      expect(ready.status).toBe(503);
      expect(await ready.json()).toEqual({ database: false, temporal: false, journeys: false });
      const began = Date.now();
      worker.kill('SIGTERM');
      const [code] = (await once(worker, 'exit')) as [number | null];
      expect(code).toBe(0);
      expect(Date.now() - began).toBeLessThan(10_000);
    } finally {
      worker.kill('SIGKILL');
      rmSync(files, { recursive: true, force: true });
    }
  });
});
