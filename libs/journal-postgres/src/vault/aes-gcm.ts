import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { Defect } from '@vinhdanh/kernel';

export const KEY_BYTES = 32;
export const IV_BYTES = 12;
const TAG_BYTES = 16;

/** AES-256-GCM: ciphertext, then tag, under a new random `iv`. */
export function encrypt(
  key: Buffer,
  aad: string,
  plain: Buffer,
): { readonly iv: Buffer; readonly data: Buffer } {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: TAG_BYTES }).setAAD(
    Buffer.from(aad),
  );
  return { iv, data: Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]) };
}

/** The text again, or null when key, text or what is authenticated beside it are not those of the encryption. */
export function tryDecrypt(key: Buffer, iv: Buffer, aad: string, data: Buffer): Buffer | null {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: TAG_BYTES }).setAAD(
      Buffer.from(aad),
    );
    decipher.setAuthTag(data.subarray(data.length - TAG_BYTES));
    return Buffer.concat([decipher.update(data.subarray(0, data.length - TAG_BYTES)), decipher.final()]);
  } catch {
    return null; // Node says no more than that it does not fit.
  }
}

/** The same. @throws Defect `VAULT.ALTERED`. */
export function decrypt(key: Buffer, iv: Buffer, aad: string, data: Buffer): Buffer {
  const plain = tryDecrypt(key, iv, aad, data);
  if (plain === null) throw new Defect('VAULT.ALTERED', 'a sealed section does not open');
  return plain;
}
