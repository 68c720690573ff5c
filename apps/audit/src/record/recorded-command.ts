import type { Vault } from '@vinhdanh/commands';
import { ApiProblem } from '@vinhdanh/http-platform';
import { readCommand, type RecordedCommand } from '@vinhdanh/replay';
import type { CaseFile } from './case-file.js';

/**
 * The command of event `version`, out of the bytes that the event names by their hash.
 * @throws ApiProblem `MOMENT.NO_EVENT`, `RECORD.COMMAND_MISSING`, `RECORD.COMMAND_ALTERED`.
 */
export function commandOf(
  file: CaseFile,
  version: number,
  vault: Pick<Vault, 'sha256'>,
): { readonly command: RecordedCommand; readonly hash: string } {
  const record = file.records[version - 1];
  if (record === undefined || record.version !== version)
    throw new ApiProblem('MOMENT.NO_EVENT', { details: { version, last: file.records.length } });
  const hash = record.commandHash;
  const stored = file.commands.get(hash);
  if (stored === undefined) throw new ApiProblem('RECORD.COMMAND_MISSING', { details: { version } });
  const altered = new ApiProblem('RECORD.COMMAND_ALTERED', { details: { version } });
  if (vault.sha256(stored.bytes) !== hash) throw altered;
  const read = readCommand(stored.bytes);
  if (!read.ok) throw altered;
  return { command: read.value, hash };
}
