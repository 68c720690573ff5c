import type { Model } from '@vinhdanh/bpmn-model';
import type { AuditWhy } from '@vinhdanh/contracts/audit';
import { commandFields, paperWords, roleWords, toldJudgement } from '@vinhdanh/projections';
import type { RecordedCommand } from '@vinhdanh/replay';
import type { CaseFile } from '../record/case-file.js';
import { isSystem, type Names } from '../record/names.js';
import { refusalView } from '../refusals/refusal-view.js';
import type { RefusalRow } from '../refusals/refusal-reader.js';
import { fieldView } from '../state/build-state.js';

export interface WhyParts {
  readonly version: number;
  readonly command: RecordedCommand;
  readonly commandHash: string;
  /** The bundle that the command was decided under. */
  readonly model: Model;
  readonly refused: readonly RefusalRow[];
}

/** What a document that was seen is called now; null when nobody knows any more. */
function documentName({ now }: CaseFile, sha256: string): string | null {
  const attached = now.attachments.find((file) => file.sha256 === sha256);
  if (attached !== undefined) return attached.fileName;
  const paper = now.papers.find((each) => each.sha256 === sha256);
  return paper === undefined ? null : paperWords(paper.template).vi;
}

function authorityView({ authority }: RecordedCommand, names: Names): AuditWhy['authority'] {
  if (authority === null) return null;
  const { role, org } = authority;
  const organisation = names.organisation(org);
  const words = roleWords(role);
  return {
    role,
    roleVi: words.vi,
    roleEn: words.en,
    org,
    orgNameVi: organisation?.nameVi ?? org,
    orgNameEn: organisation?.nameEn ?? org,
  };
}

/** Why an event happened, out of the command that the record keeps beside it. Pure. */
export function buildWhy(file: CaseFile, parts: WhyParts, names: Names): AuditWhy {
  const { command, commandHash, model, version, refused } = parts;
  const own = file.records.filter((record) => record.commandHash === commandHash);
  const personal = command.sealed === null ? null : file.open(command.sealed);
  return {
    version,
    commandId: command.commandId,
    commandType: command.type,
    commandHash,
    at: command.at,
    by: isSystem(command.actor) ? null : names.ref(command.actor),
    authority: authorityView(command, names),
    args: commandFields(model, { args: command.args, personal }, names).map(fieldView),
    readable: command.sealed === null || personal !== null,
    seen: {
      step: command.seen.step,
      dossier: command.seen.dossier,
      documents: command.seen.documents.map((sha256) => ({ sha256, fileName: documentName(file, sha256) })),
    },
    bundle: {
      hash: command.bundle,
      pathName: model.processes[model.mainProcess]?.name ?? model.mainProcess,
    },
    conditions: command.evaluations.map(({ expression, inputs, result }) => ({
      expression,
      inputs: { ...inputs },
      result,
    })),
    judgements: own.flatMap(({ event, at }) =>
      event.type === 'DecisionMade' ? [toldJudgement(model, { ...event, reasons: event.personal, at })] : [],
    ),
    events: own.map((record) => record.version),
    refusedBefore: refused.map((row) => refusalView(row, names)),
  };
}
