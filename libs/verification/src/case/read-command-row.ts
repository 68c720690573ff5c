import { readJsonBytes } from '@vinhdanh/record-format';
import { commandName } from './command-name.js';
import { readCommandValue, type RecordedCommand } from '@vinhdanh/replay';
import type { Checks } from '../checks.js';
import { hexHash, host } from '../host.js';
import { timeText } from '../rows/pg-text.js';
import type { CommandRow } from '../rows/sources.js';

/** The columns of a command that say something else than its bytes. Pure. */
function columnsThatDiffer(row: CommandRow, command: RecordedCommand): string[] {
  const differs: string[] = [];
  if (row.actor !== command.actor) differs.push('actor');
  if (row.commandId !== command.commandId) differs.push('command_id');
  if (row.type !== command.type) differs.push('type');
  if (row.at !== timeText(command.at)) differs.push('at');
  return differs;
}

const belongs = (row: CommandRow, tenant: string, command: RecordedCommand): boolean =>
  command.tenant === tenant && command.caseId === row.caseId && row.stream === `case-${command.caseId}`;

/**
 * Checks a stored command by itself: its hash, its form, its columns, whose it is. Answers what it says; null when
 * that cannot be read. What is wrong is said under its own name.
 */
export function readCommandRow(checks: Checks, row: CommandRow): RecordedCommand | null {
  const { findings, scope } = checks;
  const file = commandName(row.hash);
  if (hexHash(row.bytes) !== row.hash) findings.add('FILE.HASH', { file });
  const json = readJsonBytes(host, row.bytes);
  if (!json.ok) {
    findings.add(json.fault, { file, detail: `byte ${json.at}` });
    return null;
  }
  const command = readCommandValue(json.value);
  if (!command.ok) {
    findings.add('COMMAND.MALFORMED', { file, detail: String(command.error.details?.field ?? '') });
    return null;
  }
  const columns = columnsThatDiffer(row, command.value);
  if (columns.length > 0) findings.add('COMMAND.COLUMN', { file, detail: columns.join(', ') });
  if (!belongs(row, scope.tenant, command.value))
    findings.add('COMMAND.OTHER_CASE', { file, detail: `${command.value.tenant} ${command.value.caseId}` });
  return command.value;
}
