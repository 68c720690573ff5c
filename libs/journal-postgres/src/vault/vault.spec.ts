import { describe, expect, it } from '@jest/globals';
import type { PersonId } from '@vinhdanh/kernel';
import { createVault } from './vault.js';

const master = (fill: number): string => Buffer.alloc(32, fill).toString('base64');
const person = 'nominee-1' as PersonId;
const plain = { name: 'Đỗ Thị Ánh', birthDate: null };

describe('the vault', () => {
  it('opens what it sealed, also after a restart, and never seals the same text alike', () => {
    const vault = createVault(master(1));
    const key = vault.newPersonKey(person);
    const sealed = vault.seal(key, plain, 't|case-1');
    expect(createVault(master(1)).open(key, sealed, 't|case-1')).toEqual(plain);
    expect(vault.seal(key, plain, 't|case-1').data).not.toBe(sealed.data);
    expect(JSON.stringify([key, sealed])).not.toContain('Ánh');
  });

  it.each<[string, (parts: { vault: ReturnType<typeof createVault> }) => unknown, string]>([
    ['a changed byte', ({ vault }) => tampered(vault), 'VAULT.ALTERED'],
    ['another stream', ({ vault }) => opened(vault, 't|case-2'), 'VAULT.ALTERED'],
    ['another master key', () => opened(createVault(master(2)), 't|case-1'), 'VAULT.MASTER_KEY_UNKNOWN'],
    [
      "somebody else's key",
      ({ vault }) => vault.open(vault.newPersonKey('nominee-2' as PersonId), sealedOnce(vault).sealed),
      'VAULT.WRONG_KEY',
    ],
    ['a short master key', () => createVault('c2hvcnQ='), 'VAULT.MASTER_KEY'],
  ])('refuses %s', (_, run, code) => {
    expect(() => run({ vault: createVault(master(1)) })).toThrow(expect.objectContaining({ code }));
  });

  it('answers null when the key is destroyed', () => {
    const vault = createVault(master(1));
    const { sealed } = sealedOnce(vault);
    expect(vault.open({ person, wrapped: '' }, sealed, 't|case-1')).toBeNull();
  });

  it('forgets the keys of a person, and unwraps them anew where they are still there', () => {
    const vault = createVault(master(1));
    const { key, sealed } = sealedOnce(vault);
    const other = vault.newPersonKey('nominee-2' as PersonId);
    vault.forget([person]);
    expect(vault.open({ person, wrapped: '' }, sealed, 't|case-1')).toBeNull();
    expect(vault.open(key, sealed, 't|case-1')).toEqual(plain);
    vault.forget('all');
    expect(vault.seal(other, plain).person).toBe('nominee-2');
  });

  it('hashes the UTF-8 bytes', () => {
    expect(createVault(master(1)).sha256('abc')).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
  });
});

function sealedOnce(vault: ReturnType<typeof createVault>) {
  const key = vault.newPersonKey(person);
  return { key, sealed: vault.seal(key, plain, 't|case-1') };
}
function opened(other: ReturnType<typeof createVault>, context: string): unknown {
  const { key, sealed } = sealedOnce(createVault(master(1)));
  return other.open(key, sealed, context);
}
function tampered(vault: ReturnType<typeof createVault>): unknown {
  const { key, sealed } = sealedOnce(vault);
  const data = Buffer.from(sealed.data, 'base64');
  data[0]! ^= 1;
  return vault.open(key, { ...sealed, data: data.toString('base64') }, 't|case-1');
}
