import type { CaseEvent, CaseState } from '@vinhdanh/awards';
import type { OpenSection } from '@vinhdanh/commands';
import type { EventEnvelope, EventPlace } from '@vinhdanh/record-format';
import { commandName } from './command-name.js';
import { redecide, type RecordedCommand, type Redecision } from '@vinhdanh/replay';
import type { Model } from '@vinhdanh/bpmn-model';
import { evaluatorOf } from '@vinhdanh/rules';
import type { Checks } from '../checks.js';
import type { CommandRow } from '../rows/sources.js';
import { readCommandRow } from './read-command-row.js';

/** A command with the events that name it, as far as they have come by. */
interface CommandRun {
  readonly row: CommandRow;
  readonly command: RecordedCommand | null;
  /** The state that it was decided on. */
  readonly before: CaseState;
  readonly events: CaseEvent[];
  first: EventPlace | null;
  named: number;
}

/** A command that, decided once more, came to something else. */
export interface Redecided {
  readonly redecision: Exclude<Redecision, { readonly kind: 'same' }>;
  readonly place: EventPlace;
  readonly command: string;
}

/** Holds the commands of one stream against its events, in the order of versions. */
export class CommandRuns {
  #run: CommandRun | null = null;
  #saidMissing = '';

  /**
   * @param onCommand gets every command that could be read.
   * @param onRun gets a command with its events when the last of them has come by.
   */
  constructor(
    private readonly checks: Checks,
    private readonly onCommand: (command: RecordedCommand, row: CommandRow) => void,
    private readonly onRun: (
      command: RecordedCommand,
      row: CommandRow,
      before: CaseState,
      events: readonly CaseEvent[],
      first: EventPlace,
    ) => void,
  ) {}

  /** The command that begins at the next event. */
  begin(row: CommandRow, before: CaseState): void {
    this.close();
    this.checks.counts.commands += 1;
    const command = readCommandRow(this.checks, row);
    this.#run = { row, command, before, events: [], first: null, named: 0 };
    if (command !== null) this.onCommand(command, row);
  }

  /** Whether the command that is under way is over before `version`. */
  isOver(version: number): boolean {
    return this.#run === null || this.#run.row.lastVersion < version;
  }

  /** The next event. Says so when no command that stands here is its own. */
  event(envelope: EventEnvelope, commandId: string, place: EventPlace, event: CaseEvent | null): void {
    const run = this.#run;
    const file = commandName(envelope.command);
    if (run === null || run.row.hash !== envelope.command) {
      // Several events of one command are one thing that is missing.
      if (this.#saidMissing !== envelope.command)
        this.checks.findings.add('FILE.MISSING', { file, event: place });
      this.#saidMissing = envelope.command;
      return;
    }
    run.named += 1;
    run.first ??= place;
    if (event !== null) run.events.push(event);
    if (commandId !== run.row.commandId)
      this.checks.findings.add('EVENT.COLUMN', { event: place, detail: 'command_id' });
    if (run.command !== null && envelope.time !== run.command.at)
      this.checks.findings.add('COMMAND.RANGE', { file, event: place, detail: run.command.at });
  }

  /** Ends the command that is under way. */
  close(): void {
    const run = this.#run;
    this.#run = null;
    if (run === null) return;
    const { row, command, before, events, first, named } = run;
    const file = commandName(row.hash);
    const wanted = row.lastVersion - row.firstVersion + 1;
    if (named === 0 || first === null) {
      const place = { stream: row.stream, version: row.firstVersion, number: null, type: null, time: null };
      this.checks.findings.add('FILE.UNREFERENCED', { file, event: place });
    } else if (named !== wanted || first.version !== row.firstVersion) {
      // About no event: where one is missing, the walk over the stream says which.
      const detail = `${row.stream} ${row.firstVersion}–${row.lastVersion}: ${named} of ${wanted}`;
      this.checks.findings.add('COMMAND.RANGE', { file, detail });
    } else if (command !== null && events.length === named) this.onRun(command, row, before, events, first);
  }
}

/** Decides a command once more, as it was recorded. Null: it comes to the same. */
export function decideAgain(
  model: Model,
  open: OpenSection,
  command: RecordedCommand,
  before: CaseState,
  events: readonly CaseEvent[],
): Redecided['redecision'] | null {
  const records = events.map((event) => ({ event }));
  const found = redecide({ model, evaluators: evaluatorOf, open }, command, before, records);
  return found.kind === 'same' ? null : found;
}
