import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { formatVerifierKey, keyTypes, verifierKey, type KeyType } from '@vinhdanh/transparency-log';
import { readTrust } from './trust.js';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();
const line = (name: string, type: KeyType): string => {
  const key = verifierKey(sha256, name, type, new Uint8Array(32).fill(3));
  if (key === null) throw new Error(name);
  return formatVerifierKey(key);
};
const log = line('log.example/record', keyTypes.ed25519);
const witness = line('witness.example', keyTypes.cosignatureV1);

describe('a file of keys', () => {
  it('has logs and witnesses, with comments and either line ending', () => {
    const read = readTrust(sha256, `# our keys\r\n\r\n${log}\r\n${witness}\n`);
    expect(read).toMatchObject({
      ok: true,
      value: {
        logs: [{ name: 'log.example/record' }],
        witnesses: [{ name: 'witness.example' }],
        witnessesMin: 1,
      },
    });
  });
  it('asks for no witness when it names none, and for as many as it is told', () => {
    expect(readTrust(sha256, log)).toMatchObject({ value: { witnessesMin: 0 } });
    expect(readTrust(sha256, `${log}\n${witness}`, 0)).toMatchObject({ value: { witnessesMin: 0 } });
    expect(readTrust(sha256, log, 2)).toMatchObject({ value: { witnessesMin: 2 } });
  });
  it.each([
    ['TRUST.EMPTY', '', 0],
    ['TRUST.EMPTY', witness, 0],
    ['TRUST.MALFORMED', `${log}\nkeys`, 2],
    ['TRUST.KEY_ID', log.replace(/\+[0-9a-f]{8}\+/, '+00000000+'), 1],
    ['TRUST.KEY_TYPE', log.replace(/\+A/, '+C'), 1],
  ])('%s', (fault, text, at) => {
    expect(readTrust(sha256, text)).toEqual({ ok: false, fault, line: at });
  });
});
