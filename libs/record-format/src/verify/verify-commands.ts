import { toHex } from '../hex.js';
import { commandsPath } from '../pack/paths.js';
import { splitLines } from './lines.js';
import type { PackContext } from './pack-context.js';
import { readCommandBytes } from './read-document.js';

function checkCommand(
  context: PackContext,
  file: string,
  stream: string,
  line: Uint8Array,
  hash: string,
): void {
  const { host, references, findings, made, facts } = context;
  const read = readCommandBytes(host, line);
  if (!read.ok) {
    findings.add(read.fault, { file, detail: `${hash}, byte ${read.at}` });
    return;
  }
  const command = read.value;
  if (command.tenant !== made.tenant || stream !== `case-${command.case}`)
    findings.add('COMMAND.OTHER_CASE', { file, detail: `${command.tenant} ${command.case}` });
  references.addBundle(command.bundle);
  facts.addCommand(hash, command);
}

/**
 * The commands of one case, against what its events name: each is there once, and none that no event names. The
 * events have been looked at before. Answers how many there are.
 */
export function verifyCommands(context: PackContext, stream: string): number {
  const { host, references, findings } = context;
  const file = commandsPath(stream);
  const asked = references.takeCommands();
  const bytes = context.read(file);
  if (bytes === null) return 0;
  const lines = splitLines(bytes);
  for (const line of lines) {
    const hash = toHex(host.sha256(line));
    if (!asked.delete(hash)) findings.add('COMMAND.UNKNOWN', { file, detail: hash });
    checkCommand(context, file, stream, line, hash);
  }
  for (const [hash, event] of asked) findings.add('COMMAND.MISSING', { file, event, detail: hash });
  return lines.length;
}
