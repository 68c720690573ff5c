import { hash, randomBytes } from 'node:crypto';
import type { Vault } from '@vinhdanh/commands';
import type { PersonKeyRow, SealedSection } from '@vinhdanh/journal';
import { canonicalJson, Defect, type JsonObject, type PersonId } from '@vinhdanh/kernel';
import { Lru } from '../lru.js';
import { decrypt, encrypt, KEY_BYTES } from './aes-gcm.js';
import { createKeyWrapper } from './key-wrapper.js';

/** Unwrapped data keys held in memory; each spares one decryption a command. */
const KEYS_CACHED_MAX = 10_000;

/** A vault that can be told to forget: what it holds of keys in memory is not told when one is destroyed. */
export interface ForgettingVault extends Vault {
  /** Drops and overwrites the unwrapped keys of these persons, or of all. They are unwrapped anew where they are there. */
  forget(persons: readonly PersonId[] | 'all'): void;
}

interface CachedKey {
  readonly person: string;
  readonly key: Buffer;
}

/**
 * Hashing and personal sections. A data key per nominee, wrapped by the master key (base64, 32 bytes):
 * both AES-256-GCM. What is authenticated beside a section: `<context>|<person>`. `otherKeys` are master keys that
 * are read beside the one of now, while that one takes their place or they take its.
 * @throws Defect `VAULT.MASTER_KEY`.
 */
export function createVault(masterKey: string, otherKeys: readonly string[] = []): ForgettingVault {
  const wrapper = createKeyWrapper(masterKey, otherKeys);
  const dataKeys = new Lru<CachedKey>(KEYS_CACHED_MAX);
  const remember = ({ person, wrapped }: PersonKeyRow, key: Buffer): Buffer => {
    dataKeys.set(wrapped, { person, key });
    return key;
  };
  const dataKeyOf = (row: PersonKeyRow): Buffer =>
    dataKeys.get(row.wrapped)?.key ?? remember(row, wrapper.unwrap(row));
  return {
    sha256: (text) => hash('sha256', text, 'hex'),
    newPersonKey: (person) => {
      const key = randomBytes(KEY_BYTES);
      const row = wrapper.wrap(person, key);
      remember(row, key);
      return row;
    },
    seal: (key, plain, context = ''): SealedSection => {
      const text = Buffer.from(canonicalJson(plain));
      const { iv, data } = encrypt(dataKeyOf(key), `${context}|${key.person}`, text);
      return { person: key.person, iv: iv.toString('base64'), data: data.toString('base64') };
    },
    open: (key, sealed, context = ''): JsonObject | null => {
      if (key.wrapped === '') return null;
      if (key.person !== sealed.person)
        throw new Defect('VAULT.WRONG_KEY', 'the section belongs to another person');
      const iv = Buffer.from(sealed.iv, 'base64');
      const data = Buffer.from(sealed.data, 'base64');
      const plain = decrypt(dataKeyOf(key), iv, `${context}|${key.person}`, data);
      return JSON.parse(plain.toString('utf8')) as JsonObject;
    },
    forget: (persons) => {
      const gone = persons === 'all' ? null : new Set<string>(persons);
      for (const { key } of dataKeys.drop(({ person }) => gone === null || gone.has(person))) key.fill(0);
    },
  };
}
