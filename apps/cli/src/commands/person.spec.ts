import { describe, expect, it } from '@jest/globals';
import { limits } from '@vinhdanh/kernel';
import type { Surroundings } from '../run-command.js';
import { UsageError } from '../usage-error.js';
import { personCommand } from './person.js';

/** A world in which nothing was ever started: whoever gets as far as the services finds none. */
const around: Surroundings = {
  home: '/nowhere',
  env: {},
  say: () => undefined,
  progress: () => undefined,
  pause: () => Promise.resolve(),
};
const run = (...args: readonly string[]): Promise<number> => personCommand(args, around);

describe('the arguments of person', () => {
  it.each([
    ['nothing', [], 'usage: vinhdanh person show PERSON'],
    ['another verb', ['forget', 'x'], 'usage: vinhdanh person show PERSON'],
    ['nobody', ['erase', '--reason', 'r'], 'usage: vinhdanh person show PERSON'],
    ['two people', ['erase', 'a', 'b', '--reason', 'r'], 'usage: vinhdanh person show PERSON'],
    ['no reason', ['erase', 'a', '--yes'], '--reason takes 1 to'],
    ['a reason of nothing', ['erase', 'a', '--reason', '  '], '--reason takes 1 to'],
    [
      'a reason beyond its limit',
      ['erase', 'a', '--reason', 'x'.repeat(limits.commentCharsMax + 1)],
      '--reason',
    ],
    ['an option that is not there', ['erase', 'a', '--force'], '--force'],
  ])('%s', async (_, args, message) => {
    await expect(run(...args)).rejects.toThrow(UsageError);
    await expect(run(...args)).rejects.toThrow(message);
  });

  it('are enough to look for the services', async () => {
    await expect(run('show', 'a')).rejects.toThrow('DATABASE_KEEPER_URL');
    await expect(run('erase', 'a', '--reason', 'r')).rejects.toThrow('DATABASE_KEEPER_URL');
  });
});
