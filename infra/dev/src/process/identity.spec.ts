import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import { identifyProcess, isSameProcess } from './identity.js';
import { terminateIfSame } from './terminate.js';

describe('the identity of a process', () => {
  it('recognises a process that still runs', () => {
    const self = identifyProcess(process.pid);
    expect(self && isSameProcess(self)).toBe(true);
  });

  it('is null when nothing runs under the id', async () => {
    const child = spawn(process.execPath, ['-e', '']);
    await once(child, 'exit');
    expect(identifyProcess(child.pid ?? 0)).toBeNull();
  });

  it.each(['startedAt', 'command'] as const)(
    'does not end a process whose %s is another one',
    async (field) => {
      const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
      try {
        const identity = identifyProcess(child.pid ?? 0);
        expect(identity).not.toBeNull();
        if (!identity) return;
        const stranger = { ...identity, [field]: 'something else' };
        expect(await terminateIfSame(stranger, 'SIGKILL', 100)).toBe(false);
        expect(isSameProcess(identity)).toBe(true);
      } finally {
        child.kill('SIGKILL');
      }
    },
  );
});
