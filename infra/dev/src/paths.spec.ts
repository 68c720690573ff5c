import { homedir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { dataHome, repoRoot, userCacheDir } from './paths.js';
import { parsePort } from './ports.js';

describe('places', () => {
  it('keeps data in the clone unless another folder is named', () => {
    expect(dataHome({})).toBe(join(repoRoot, '.vinhdanh'));
    expect(dataHome({ VINHDANH_HOME: '/data/vd' })).toBe('/data/vd');
  });

  it('caches per user, outside the clone', () => {
    expect(userCacheDir({})).toBe(join(homedir(), '.cache', 'vinhdanh'));
    expect(userCacheDir({ XDG_CACHE_HOME: '/cache' })).toBe('/cache/vinhdanh');
    expect(userCacheDir({ XDG_CACHE_HOME: 'not/absolute' })).toBe(join(homedir(), '.cache', 'vinhdanh'));
  });

  it('reads a port and refuses what is none', () => {
    expect(parsePort('PORT', undefined)).toBeUndefined();
    expect(parsePort('PORT', '8081')).toBe(8081);
    expect(() => parsePort('PORT', '80800')).toThrow('PORT must be a port');
  });
});
