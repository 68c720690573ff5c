import { dataHome } from '@vinhdanh/dev';
import { keysCommand } from './commands/keys.js';
import { journeysCommand } from './commands/journeys.js';
import { personCommand } from './commands/person.js';
import { projectionsCommand } from './commands/projections.js';
import { rebuildJourneysCommand } from './commands/rebuild-journeys.js';
import { rulesCommand } from './commands/rules.js';
import { restoreCommand } from './commands/restore.js';
import { verifyCommand } from './commands/verify.js';
import { witnessCommand } from './commands/witness.js';
import { runCommand } from './run-command.js';

const commands = {
  'rebuild-journeys': rebuildJourneysCommand,
  journeys: journeysCommand,
  restore: restoreCommand,
  rules: rulesCommand,
  verify: verifyCommand,
  person: personCommand,
  keys: keysCommand,
  projections: projectionsCommand,
  witness: witnessCommand,
} as const;
export type CliCommand = keyof typeof commands;

/** Runs a command that works beside the services; resolves to its exit code. Throws nothing. */
export const runBeside = (name: CliCommand, args: readonly string[]): Promise<number> =>
  runCommand(dataHome(), commands[name], args);
