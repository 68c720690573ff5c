import {
  err,
  ok,
  rejection,
  type CaseId,
  type CommandId,
  type Instant,
  type JsonObject,
  type PersonId,
  type Result,
  type TenantId,
} from '@vinhdanh/kernel';
import type { Authority } from '@vinhdanh/awards';
import type { SealedSection } from '@vinhdanh/journal';
import type { Evaluation } from '@vinhdanh/rules';

/** What the record keeps of one command, read again from its hashed bytes. */
export interface RecordedCommand {
  readonly tenant: TenantId;
  readonly caseId: CaseId;
  readonly commandId: CommandId;
  readonly type: string;
  readonly at: Instant;
  /** A person's id, or `system:journey`. */
  readonly actor: PersonId | string;
  /** The duty that allowed it; null for the journey. */
  readonly authority: Authority | null;
  /** Arguments that are written openly. */
  readonly args: JsonObject;
  readonly sealed: SealedSection | null;
  /** What lay before the actor: revisions of step and dossier, hashes of documents. */
  readonly seen: {
    readonly step: number | null;
    readonly dossier: number | null;
    readonly documents: readonly string[];
  };
  /** Hash of the bundle that it was decided under. */
  readonly bundle: string;
  readonly evaluations: readonly Evaluation[];
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string';
const isCount = (value: unknown): boolean => value === null || Number.isSafeInteger(value);

const isAuthority = (value: unknown): boolean =>
  value === null || (isObject(value) && isText(value.role) && isText(value.org));

const isSealed = (value: unknown): boolean =>
  value === undefined || (isObject(value) && isText(value.person) && isText(value.iv) && isText(value.data));

const isSeen = (value: unknown): boolean =>
  isObject(value) &&
  isCount(value.step) &&
  isCount(value.dossier) &&
  Array.isArray(value.documents) &&
  value.documents.every(isText);

const isEvaluation = (value: unknown): boolean =>
  isObject(value) && isText(value.expression) && isObject(value.inputs) && value.result !== undefined;

const malformed = (field: string) => err(rejection('COMMAND.MALFORMED', { field }));

/** Rejection `COMMAND.MALFORMED` (details: the first field that is wrong) for bytes that are no stored command. */
export function readCommand(bytes: string): Result<RecordedCommand> {
  try {
    return readCommandValue(JSON.parse(bytes));
  } catch {
    return malformed('bytes'); // Whatever the parser dislikes, the bytes are no command.
  }
}

/** As `readCommand`, of the value that the bytes were read as. */
export function readCommandValue(value: unknown): Result<RecordedCommand> {
  if (!isObject(value) || !isObject(value.args)) return malformed('args');
  const missing = ['actor', 'at', 'bundle', 'case', 'commandId', 'tenant', 'type'].find(
    (field) => !isText((value as JsonObject)[field]),
  );
  if (missing !== undefined) return malformed(missing);
  if (!isAuthority(value.authority)) return malformed('authority');
  if (!isSeen(value.seen)) return malformed('seen');
  if (!Array.isArray(value.evaluations) || !value.evaluations.every(isEvaluation))
    return malformed('evaluations');
  const { sealed, ...args } = value.args;
  if (!isSealed(sealed)) return malformed('args.sealed');
  const { case: caseId, ...rest } = value;
  return ok({ ...rest, caseId, args, sealed: sealed ?? null } as unknown as RecordedCommand);
}
