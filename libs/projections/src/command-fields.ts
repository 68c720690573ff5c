import type { BallotCounts } from '@vinhdanh/awards';
import type { Model } from '@vinhdanh/bpmn-model';
import type { Json, JsonObject } from '@vinhdanh/kernel';
import { valueWords, type CaseField } from './case-fields.js';
import type { HistoryNames } from './history.js';
import { ballotWords, outcomeWords } from './outcome-words.js';
import { fieldWords, type Words } from './vocabulary.js';

/** What arguments are called where a dossier's field has no name for them. */
const labels: Readonly<Record<string, Words>> = {
  stepId: { vi: 'Bước', en: 'Step' },
  outcome: { vi: 'Kết luận', en: 'Outcome' },
  ballot: { vi: 'Kết quả bỏ phiếu', en: 'Ballot' },
  note: { vi: 'Ghi chú', en: 'Note' },
  text: { vi: 'Nội dung ý kiến', en: 'Comment' },
  caseNumber: { vi: 'Số hồ sơ', en: 'Case number' },
  bundleHash: { vi: 'Bộ quy trình', en: 'Bundle' },
  nomineeId: { vi: 'Mã người được đề nghị', en: 'Nominee' },
  awardKind: { vi: 'Hình thức khen thưởng', en: 'Award' },
  subjectKind: { vi: 'Đối tượng', en: 'Nominee is' },
  agencies: { vi: 'Cơ quan được hỏi ý kiến', en: 'Agencies asked' },
  commentId: { vi: 'Mã ý kiến', en: 'Comment id' },
  fileId: { vi: 'Mã tệp', en: 'File id' },
  fileName: { vi: 'Tên tệp', en: 'File name' },
  sha256: { vi: 'Mã băm của tệp', en: 'Hash of the file' },
  bytes: { vi: 'Dung lượng (byte)', en: 'Size in bytes' },
  mediaType: { vi: 'Loại tệp', en: 'Type of file' },
  timerId: { vi: 'Thời hạn', en: 'Timer' },
  jobId: { vi: 'Công việc tự động', en: 'Job' },
  errorCode: { vi: 'Mã lỗi', en: 'Error code' },
  message: { vi: 'Lỗi', en: 'Error' },
};

/** Containers whose members speak for themselves. */
const transparent = new Set(['facts', 'personal', 'changed']);

const isObject = (value: Json): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `reasons.name` → the field's own words; `route.unit` keeps its outer name. */
function labelOf(path: readonly string[]): Words {
  const named = path.filter((part) => !transparent.has(part));
  const last = named.at(-1) ?? path.at(-1) ?? '';
  const own = Object.hasOwn(labels, last) ? labels[last] : undefined;
  const label = own ?? fieldWords(last);
  if (named[0] === 'reasons') return { vi: `Lý do: ${label.vi}`, en: `Reason: ${label.en}` };
  if (named[0] === 'route') return { vi: `Nơi xử lý: ${last}`, en: `Place: ${last}` };
  return label;
}

export interface GivenCommand {
  /** Arguments that are written openly. */
  readonly args: JsonObject;
  /** Those that were sealed, opened; null where there are none or their key is destroyed. */
  readonly personal: JsonObject | null;
}

/** What a command was given with, in words, in the order of the record; what is null is left out. Pure. */
export function commandFields(
  model: Model,
  { args, personal }: GivenCommand,
  names: HistoryNames,
): readonly CaseField[] {
  const stepId = typeof args['stepId'] === 'string' ? args['stepId'] : '';
  const elementId = stepId.slice(0, Math.max(0, stepId.lastIndexOf('#')));
  const special = (path: readonly string[], value: Json): Words | null => {
    const [first, second] = path;
    if (path.length === 1 && first === 'stepId') return named(model, elementId, stepId);
    if (path.length === 1 && first === 'outcome' && typeof value === 'string')
      return outcomeWords(model, elementId, value);
    if (path.length === 1 && first === 'ballot') return ballotWords(value as unknown as BallotCounts);
    if (first === 'route' && second !== undefined && typeof value === 'string')
      return names.org(value) ?? null;
    return null;
  };
  const flat = (value: Json, path: readonly string[], isPersonal: boolean): CaseField[] => {
    if (value === null) return [];
    const said = special(path, value);
    if (said === null && isObject(value))
      return Object.entries(value).flatMap(([name, inner]) => flat(inner, [...path, name], isPersonal));
    return [
      { path: path.join('.'), label: labelOf(path), personal: isPersonal, value: said ?? valueWords(value) },
    ];
  };
  return [...flat(args, [], false), ...(personal === null ? [] : flat(personal, [], true))];
}

/** A step by the name of its element. */
function named(model: Model, elementId: string, stepId: string): Words {
  const node = Object.values(model.processes)
    .map(({ nodes }) => (Object.hasOwn(nodes, elementId) ? nodes[elementId] : undefined))
    .find((found) => found !== undefined);
  const name = node?.name || stepId;
  return { vi: name, en: name };
}
