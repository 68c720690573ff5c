import { createCipheriv, createDecipheriv, hash, randomBytes } from 'node:crypto';
import type { Vault } from '@vinhdanh/commands';
import type { PersonKeyRow, SealedSection } from '@vinhdanh/journal';
import { canonicalJson, Defect, type JsonObject } from '@vinhdanh/kernel';
import { Lru } from './lru.js';

const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;
/** Unwrapped data keys held in memory; each spares one decryption a command. */
const KEYS_CACHED_MAX = 10_000;

/** Ciphertext, then tag. */
function encrypt(key: Buffer, iv: Buffer, aad: string, plain: Buffer): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: TAG_BYTES }).setAAD(
    Buffer.from(aad),
  );
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function decrypt(key: Buffer, iv: Buffer, aad: string, sealed: Buffer): Buffer {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: TAG_BYTES }).setAAD(
      Buffer.from(aad),
    );
    decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
    return Buffer.concat([decipher.update(sealed.subarray(0, sealed.length - TAG_BYTES)), decipher.final()]);
  } catch (error) {
    throw new Defect('VAULT.ALTERED', `a sealed section does not open: ${String(error)}`);
  }
}

function masterKeyOf(base64: string): Buffer {
  const key = Buffer.from(base64, 'base64');
  if (key.length !== KEY_BYTES)
    throw new Defect('VAULT.MASTER_KEY', `the master key must have ${KEY_BYTES} bytes`);
  return key;
}

/**
 * Hashing and personal sections. A data key per nominee, wrapped by the master key (base64, 32 bytes):
 * both AES-256-GCM. What is authenticated beside the text: `<context>|<person>`, and the person for a key.
 * @throws Defect `VAULT.MASTER_KEY`.
 */
export function createVault(masterKey: string): Vault {
  const master = masterKeyOf(masterKey);
  const dataKeys = new Lru<Buffer>(KEYS_CACHED_MAX);
  const dataKeyOf = (row: PersonKeyRow): Buffer => {
    const known = dataKeys.get(row.wrapped);
    if (known) return known;
    const wrapped = Buffer.from(row.wrapped, 'base64');
    const key = decrypt(master, wrapped.subarray(0, IV_BYTES), row.person, wrapped.subarray(IV_BYTES));
    dataKeys.set(row.wrapped, key);
    return key;
  };
  return {
    sha256: (text) => hash('sha256', text, 'hex'),
    newPersonKey: (person) => {
      const key = randomBytes(KEY_BYTES);
      const iv = randomBytes(IV_BYTES);
      const wrapped = Buffer.concat([iv, encrypt(master, iv, person, key)]).toString('base64');
      dataKeys.set(wrapped, key);
      return { person, wrapped };
    },
    seal: (key, plain, context = ''): SealedSection => {
      const iv = randomBytes(IV_BYTES);
      const text = Buffer.from(canonicalJson(plain));
      const data = encrypt(dataKeyOf(key), iv, `${context}|${key.person}`, text);
      return { person: key.person, iv: iv.toString('base64'), data: data.toString('base64') };
    },
    open: (key, sealed, context = ''): JsonObject | null => {
      if (key.wrapped === '') return null;
      if (key.person !== sealed.person)
        throw new Defect('VAULT.WRONG_KEY', 'the section belongs to another person');
      const iv = Buffer.from(sealed.iv, 'base64');
      const data = Buffer.from(sealed.data, 'base64');
      return JSON.parse(
        decrypt(dataKeyOf(key), iv, `${context}|${key.person}`, data).toString('utf8'),
      ) as JsonObject;
    },
  };
}
