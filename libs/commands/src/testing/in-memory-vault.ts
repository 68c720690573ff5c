import { canonicalJson, Defect, type JsonObject } from '@vinhdanh/kernel';
import type { Vault } from '../ports.js';

/**
 * Sections that cannot be read without their key and do not open when they were altered or moved: a key
 * stream and a tag made of the injected hash. For specs; the product's vault is AES-256-GCM.
 */
export function createInMemoryVault(sha256: (text: string) => string): Vault {
  let counter = 0;
  const stream = (key: string, iv: string, units: number): number[] => {
    let hex = '';
    for (let block = 0; hex.length < units * 4; block++) hex += sha256(`${key}|${iv}|${block}`);
    return Array.from({ length: units }, (_, index) =>
      Number.parseInt(hex.slice(index * 4, index * 4 + 4), 16),
    );
  };
  const mask = (key: string, iv: string, text: string): string => {
    const keys = stream(key, iv, text.length);
    return keys.map((unit, index) => (unit ^ text.charCodeAt(index)).toString(16).padStart(4, '0')).join('');
  };
  return {
    sha256,
    newPersonKey: (person) => ({ person, wrapped: sha256(`key|${person}|${(counter += 1)}`) }),
    seal(key, plain, context) {
      const iv = String((counter += 1));
      const data = mask(key.wrapped, iv, canonicalJson(plain));
      return { person: key.person, iv, data: `${data}.${sha256(`${key.wrapped}|${context}|${iv}|${data}`)}` };
    },
    open(key, sealed, context): JsonObject | null {
      if (key.wrapped === '') return null;
      const [data = '', tag] = sealed.data.split('.');
      if (tag !== sha256(`${key.wrapped}|${context}|${sealed.iv}|${data}`)) {
        throw new Defect('VAULT.ALTERED', 'a sealed section does not open');
      }
      const units = data.match(/.{4}/g) ?? [];
      const masked = String.fromCharCode(...units.map((unit) => Number.parseInt(unit, 16)));
      const open = mask(key.wrapped, sealed.iv, masked).match(/.{4}/g) ?? [];
      return JSON.parse(String.fromCharCode(...open.map((unit) => Number.parseInt(unit, 16)))) as JsonObject;
    },
  };
}
