import { readTrust, type Trust } from '@vinhdanh/record-format';
import { sha256 } from '@vinhdanh/sealing';

/** The keys that this service is told to believe; null when it is told of none. @throws Error that names the line. */
export function readTrustKeys(text: string): Trust | null {
  if (text.trim() === '') return null;
  const read = readTrust(sha256, text);
  if (!read.ok) throw new Error(`TRUST_KEYS: ${read.fault} in line ${read.line}`);
  return read.value;
}
