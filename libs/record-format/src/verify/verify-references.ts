import { toHex } from '../hex.js';
import { bundlePath, commandPath, filePath, packPaths, parsePackPath } from '../pack/paths.js';
import type { PackContext } from './pack-context.js';
import { readCommandBytes, readJsonBytes } from './read-document.js';

export interface ReferenceCounts {
  readonly commands: number;
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

function checkCommand(context: PackContext, path: string, hash: string): void {
  const { host, references, findings, manifest, facts } = context;
  const bytes = context.read(path);
  if (bytes === null) return;
  const stream = references.commands.get(hash);
  checkName(context, path, hash, bytes, stream !== undefined);
  const read = readCommandBytes(host, bytes);
  if (!read.ok) {
    findings.add(read.fault, { file: path, detail: `byte ${read.at}` });
    return;
  }
  const command = read.value;
  if (command.tenant !== manifest.tenant || (stream !== undefined && stream !== `case-${command.case}`))
    findings.add('COMMAND.OTHER_CASE', { file: path, detail: `${command.tenant} ${command.case}` });
  references.addBundle(command.bundle);
  facts.addCommand(hash, command);
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
  for (const hash of references.commands.keys())
    if (!context.isListed(commandPath(hash))) findings.add('FILE.MISSING', { file: commandPath(hash) });
  for (const hash of references.bundles)
    if (!context.isListed(bundlePath(hash))) findings.add('FILE.MISSING', { file: bundlePath(hash) });
  for (const [hash, event] of references.documents) {
    if (context.isListed(filePath(hash))) continue;
    if (references.erased.has(event.stream)) context.notice('NOTICE.ERASED_DOCUMENT', filePath(hash));
    else findings.add('FILE.MISSING', { file: filePath(hash), event });
  }
}

/**
 * Checks commands, bundles and documents against what the events point at, in both directions: nothing is
 * missing, and nothing lies in the pack that the record does not prove. Commands come first: they name bundles.
 */
export function verifyReferences(context: PackContext): ReferenceCounts {
  const counts = { commands: 0, bundles: 0, documents: 0 };
  const files = context.manifest.files.map(({ path }) => ({ path, file: parsePackPath(path) }));
  for (const { path, file } of files)
    if (file?.kind === 'command') {
      counts.commands += 1;
      checkCommand(context, path, file.hash);
    }
  for (const { path, file } of files) {
    if (file?.kind === 'bundle') {
      counts.bundles += 1;
      checkBundle(context, path, file.hash);
    } else if (file?.kind === 'file') {
      counts.documents += 1;
      checkDocument(context, path, file.hash);
    } else if (file === null) context.findings.add('FILE.UNKNOWN_PATH', { file: path });
  }
  findMissing(context);
  return counts;
}

/** Files that lie in the archive and that `pack.json` does not speak of. */
export function findUnlisted(context: PackContext): void {
  for (const name of context.files.names)
    if (name !== packPaths.manifest && !context.isListed(name))
      context.findings.add('FILE.UNLISTED', { file: name });
}
