import type { Json } from '@vinhdanh/kernel';
import type { Host } from '../host.js';
import { isObject, isText } from '../json/fields.js';
import { nameFinder } from '../json/literal.js';
import { endOfPlainObject } from '../json/plain-json.js';
import type { CommandEnvelope } from './envelopes.js';

const texts = ['actor', 'bundle', 'case', 'tenant', 'type'] as const;
const nameAt = nameFinder([...texts, 'authority']);
type Asked = (typeof texts)[number] | 'authority';

/**
 * What a verifier needs of a command, out of bytes that are plain canonical JSON. Null says nothing: the strict reader
 * has to be asked.
 */
export function scanCommand(host: Pick<Host, 'decodeAscii'>, bytes: Uint8Array): CommandEnvelope | null {
  const found: Partial<Record<Asked, Json>> = {};
  const end = endOfPlainObject(bytes, 0, 0, (nameFrom, nameEnd, valueFrom, valueEnd) => {
    const name = nameAt(bytes, nameFrom, nameEnd);
    if (name !== undefined) found[name] = JSON.parse(host.decodeAscii(bytes, valueFrom, valueEnd)) as Json;
  });
  const { actor, bundle, case: caseId, tenant, type, authority } = found;
  if (end !== bytes.length || end === 0) return null;
  if (!isText(actor) || !isText(bundle) || !isText(caseId) || !isText(tenant) || !isText(type)) return null;
  const duty = isObject(authority) ? authority : {};
  const role = isText(duty.role) ? duty.role : null;
  const org = isText(duty.org) ? duty.org : null;
  return { actor, bundle, case: caseId, tenant, type, role, org };
}
