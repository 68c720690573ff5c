import { describe, expect, it } from '@jest/globals';
import { readLogPath } from './log-path.js';

describe('addresses of the log', () => {
  it.each([
    ['checkpoint', { kind: 'head', log: 'record', witnessed: false }],
    ['checkpoint/witnessed', { kind: 'head', log: 'record', witnessed: true }],
    ['refusals/checkpoint', { kind: 'head', log: 'refusals', witnessed: false }],
    ['tile/0/x001/067', { kind: 'tile', log: 'record', tile: { level: 0, index: 1067, width: 256 } }],
    ['tile/entries/000.p/5', { kind: 'tile', log: 'record', tile: { level: 'entries', index: 0, width: 5 } }],
    ['access/tile/1/000', { kind: 'tile', log: 'access', tile: { level: 1, index: 0, width: 256 } }],
  ])('%s', (path, wanted) => {
    expect(readLogPath(path)).toEqual(wanted);
  });

  it.each([
    '',
    'record/checkpoint',
    'refusals',
    'checkpoint/',
    'tile/0/1067',
    'tile/0/000.p/256',
    'tile/0/000.p/0',
    'tile/64/000',
    'tile/0/../checkpoint',
    'tile/0/%30%30%30',
  ])('knows no %j', (path) => {
    expect(readLogPath(path)).toBeNull();
  });
});
