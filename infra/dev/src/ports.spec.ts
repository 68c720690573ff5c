import { existsSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { freePort } from './ports.js';

const noted = (port: number): string => join(tmpdir(), 'vinhdanh-ports', String(port));

describe('free ports', () => {
  it('are answered once, however many ask at a time', async () => {
    const drawn = await Promise.all(Array.from({ length: 400 }, () => freePort()));
    expect(new Set(drawn).size).toBe(drawn.length);
    expect(drawn.every((port) => existsSync(noted(port)))).toBe(true);
    for (const port of drawn) rmSync(noted(port), { force: true });
  });
});
