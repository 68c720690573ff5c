import { toHex } from '../hex.js';
import { bundlePath, filePath, packPaths, parsePackPath } from '../pack/paths.js';
import type { PackContext } from './pack-context.js';
import type { Locator } from './places.js';
import { readJsonBytes } from './read-document.js';

export interface ReferenceCounts {
  readonly bundles: number;
  readonly documents: number;
}

/** Whether a file is named by its own hash, and something in the record points at it. */
function checkName(
  context: PackContext,
  path: string,
  hash: string,
  bytes: Uint8Array,
  needed: boolean,
): void {
  if (toHex(context.host.sha256(bytes)) !== hash) context.findings.add('FILE.HASH', { file: path });
  if (!needed) context.findings.add('FILE.UNREFERENCED', { file: path });
}

function checkBundle(context: PackContext, path: string, hash: string): void {
  const bytes = context.read(path);
  if (bytes === null) return;
  checkName(context, path, hash, bytes, context.references.bundles.has(hash));
  const read = readJsonBytes(context.host, bytes);
  if (!read.ok) context.findings.add(read.fault, { file: path, detail: `byte ${read.at}` });
}

function checkDocument(context: PackContext, path: string, hash: string): void {
  const bytes = context.read(path);
  if (bytes !== null) checkName(context, path, hash, bytes, context.references.documents.has(hash));
}

/** What the events and commands name, and the pack does not hold. */
function findMissing(context: PackContext): void {
  const { references, findings } = context;
  for (const hash of references.bundles)
    if (!context.listed.has(bundlePath(hash))) findings.add('FILE.MISSING', { file: bundlePath(hash) });
  for (const hash of references.documents.keys()) {
    if (context.listed.has(filePath(hash))) continue;
    const event = references.needOf(hash);
    if (event === null) context.notice('NOTICE.ERASED_DOCUMENT', filePath(hash));
    else findings.add('FILE.MISSING', { file: filePath(hash), event });
  }
}

/**
 * Checks bundles and documents against what events and commands point at, in both directions: nothing is missing, and
 * nothing lies in the pack that the record does not prove. Events and commands have been looked at before.
 */
export function verifyReferences(context: PackContext, locator: Locator | null): ReferenceCounts {
  const counts = { bundles: 0, documents: 0 };
  for (const path of context.listed.paths()) {
    const file = parsePackPath(path);
    if (file?.kind === 'bundle') {
      counts.bundles += 1;
      checkBundle(context, path, file.hash);
    } else if (file?.kind === 'file') {
      counts.documents += 1;
      checkDocument(context, path, file.hash);
    } else if (file === null) context.findings.add('FILE.UNKNOWN_PATH', { file: path });
    else if (
      (file.kind === 'commands' && !context.streams.has(file.stream)) ||
      (file.kind === 'tile' && locator !== null && !locator.isUsed(path))
    )
      context.findings.add('FILE.UNREFERENCED', { file: path });
  }
  findMissing(context);
  return counts;
}

/** Files that lie in the archive and that `pack.json` does not speak of. */
export function findUnlisted(context: PackContext): void {
  for (const name of context.files.names())
    if (name !== packPaths.manifest && !context.listed.has(name))
      context.findings.add('FILE.UNLISTED', { file: name });
}
