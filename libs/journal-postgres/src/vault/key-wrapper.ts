import { hash } from 'node:crypto';
import type { PersonKeyRow } from '@vinhdanh/journal';
import { Defect, type PersonId } from '@vinhdanh/kernel';
import { decrypt, encrypt, IV_BYTES, KEY_BYTES, tryDecrypt } from './aes-gcm.js';

/** Characters of the hash that name a master key beside what it wraps: enough to tell a handful apart. */
const ID_HEX_CHARS = 16;

interface MasterKey {
  readonly id: string;
  readonly key: Buffer;
}

function masterKeyOf(base64: string): MasterKey {
  const key = Buffer.from(base64, 'base64');
  if (key.length !== KEY_BYTES)
    throw new Defect('VAULT.MASTER_KEY', `a master key must have ${KEY_BYTES} bytes`);
  const named = Buffer.concat([Buffer.from('vinhdanh master key\n'), key]);
  return { id: hash('sha256', named, 'hex').slice(0, ID_HEX_CHARS), key };
}

/**
 * Data keys of persons under master keys: `<id of the master key>:<base64 of iv, ciphertext, tag>`, or without an id
 * as the first ones were. Whatever it wraps is under the key of now; it unwraps what any of its keys has wrapped, so that
 * old and new live side by side while one takes the other's place.
 */
export interface KeyWrapper {
  wrap(person: PersonId, key: Buffer): PersonKeyRow;
  /** @throws Defect `VAULT.MASTER_KEY_UNKNOWN` (the id is none of its keys'), `VAULT.ALTERED`. */
  unwrap(row: PersonKeyRow): Buffer;
  /** Whether the key of now wraps it, and the row says so. */
  isCurrent(row: PersonKeyRow): boolean;
}

/** @param others keys in base64 that are still read, or already. @throws Defect `VAULT.MASTER_KEY`. */
export function createKeyWrapper(masterKey: string, others: readonly string[] = []): KeyWrapper {
  const current = masterKeyOf(masterKey);
  const keys = [current, ...others.map(masterKeyOf)];
  const parts = (base64: string): [iv: Buffer, data: Buffer] => {
    const bytes = Buffer.from(base64, 'base64');
    return [bytes.subarray(0, IV_BYTES), bytes.subarray(IV_BYTES)];
  };

  /** Which key it was nobody wrote down: the one that opens it. */
  function unwrapUnnamed({ person, wrapped }: PersonKeyRow): Buffer {
    const [iv, data] = parts(wrapped);
    for (const { key } of keys) {
      const opened = tryDecrypt(key, iv, person, data);
      if (opened !== null) return opened;
    }
    throw new Defect('VAULT.ALTERED', 'no master key opens the key of a person');
  }

  return {
    wrap(person, key) {
      const { iv, data } = encrypt(current.key, `${current.id}|${person}`, key);
      return { person, wrapped: `${current.id}:${Buffer.concat([iv, data]).toString('base64')}` };
    },
    unwrap(row) {
      const colon = row.wrapped.indexOf(':');
      if (colon < 0) return unwrapUnnamed(row);
      const id = row.wrapped.slice(0, colon);
      const master = keys.find((each) => each.id === id);
      if (master === undefined)
        throw new Defect(
          'VAULT.MASTER_KEY_UNKNOWN',
          `wrapped by master key ${id}, which is not among the given`,
        );
      return decrypt(master.key, ...withAad(parts(row.wrapped.slice(colon + 1)), `${id}|${row.person}`));
    },
    isCurrent: ({ wrapped }) => wrapped.startsWith(`${current.id}:`),
  };
}

const withAad = ([iv, data]: [Buffer, Buffer], aad: string): [Buffer, string, Buffer] => [iv, aad, data];
