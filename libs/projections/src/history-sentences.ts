import type { CaseEvent } from '@vinhdanh/awards';
import { engineSentence } from './history-engine-sentences.js';
import type { Telling, Told } from './telling.js';
import { ballotWords, outcomeWords } from './outcome-words.js';
import { fieldWords, paperWords, type Words } from './vocabulary.js';

type EventOf<Type extends CaseEvent['type']> = Extract<CaseEvent, { type: Type }>;

/** The sentence of one event: the office's here, the engine's in a file of their own. Pure and total. */
export function sentenceFor(event: CaseEvent, telling: Telling): Told {
  switch (event.type) {
    case 'NominationStarted':
      return did(
        1,
        telling,
        event.by,
        `lập hồ sơ đề nghị khen thưởng ${event.caseNumber}`,
        `opened the nomination ${event.caseNumber}`,
      );
    case 'StepTaken':
      return onStep(2, telling, event, 'nhận việc', 'took the step');
    case 'StepGivenBack':
      return onStep(2, telling, event, 'trả việc lại cho bộ phận', 'gave the step back');
    case 'StepDecided':
      return decided(event, telling);
    case 'StepReturned':
      return returned(event, telling);
    case 'SupplementSubmitted': {
      const told = onStep(
        1,
        telling,
        event,
        'đã bổ sung hồ sơ, thời hạn tính tiếp',
        'supplemented the dossier, the clock goes on',
      );
      return { ...told, note: event.personal?.note ?? null };
    }
    case 'StepEscalated': {
      const { vi, en } = telling.duty(event.toRole, event.toOrg);
      const step = telling.instance(event.stepId);
      return {
        importance: 2,
        vi: `Quá hạn, báo cáo lên ${vi}: ${step}`,
        en: `Overdue, reported to ${en}: ${step}`,
      };
    }
    case 'CommentAdded':
      return {
        ...did(2, telling, event.by, 'ghi ý kiến', 'wrote a comment'),
        note: event.personal?.text ?? null,
      };
    case 'FileAttached': {
      const file = event.personal?.fileName ?? null;
      return did(2, telling, event.by, `đính kèm ${file ?? 'một tệp'}`, `attached ${file ?? 'a file'}`);
    }
    case 'MessageReceived':
      return messageReceived(event, telling);
    case 'PaperDrafted': {
      const paper = paperWords(event.template);
      return {
        importance: 2,
        vi: `Đã soạn và lưu văn bản: ${paper.vi}`,
        en: `Drafted and kept a paper: ${paper.en}`,
      };
    }
    case 'PersonalDataErased':
      return {
        importance: 1,
        vi: `Đã xóa dữ liệu cá nhân của người được đề nghị (${event.files.length} tệp đã xóa, ${event.kept.length} văn bản giữ lại theo luật): ${event.reason}`,
        en: `Erased the nominee’s personal data (${event.files.length} files erased, ${event.kept.length} papers kept by law): ${event.reason}`,
      };
    case 'NoticeSent':
      return { importance: 2, vi: 'Đã gửi thông báo', en: 'Sent a notice' };
    default:
      return engineSentence(event, telling);
  }
}

function did(importance: Told['importance'], telling: Telling, by: string, vi: string, en: string): Told {
  const who = telling.person(by, null, null);
  return { importance, vi: `${who.vi} ${vi}`, en: `${who.en} ${en}` };
}

function onStep(
  importance: Told['importance'],
  telling: Telling,
  event: { readonly stepId: string; readonly by: string },
  vi: string,
  en: string,
): Told {
  const step = telling.instance(event.stepId);
  return did(importance, telling, event.by, `${vi}: ${step}`, `${en}: ${step}`);
}

function decided(event: EventOf<'StepDecided'>, telling: Telling): Told {
  const who = telling.person(event.by, event.role, event.org);
  const label = outcomeWords(telling.model, event.elementId, event.outcome);
  const step = telling.instance(event.stepId);
  const ballot = event.ballot === null ? { vi: '', en: '' } : inBrackets(ballotWords(event.ballot));
  return {
    importance: 1,
    vi: `${who.vi} ${deedVi(label.vi)}: ${step}${ballot.vi}`,
    en: `${who.en} decided “${label.en}”: ${step}${ballot.en}`,
    note: event.personal?.note ?? null,
  };
}

const inBrackets = ({ vi, en }: Words): Words => ({ vi: ` (${vi})`, en: ` (${en})` });

/** A label that is a finding and no deed ("Đủ điều kiện") cannot follow "đã". */
const finding = /^(không|chưa|đủ|có|hợp lệ)(\s|$)/iu;
/** A label that already says "Đã…" needs no second one. */
const done = /^đã\s/iu;
const deedVi = (label: string): string => {
  if (finding.test(label)) return `kết luận “${label}”`;
  return done.test(label) ? lowerFirst(label) : `đã ${lowerFirst(label)}`;
};

/** A label opens with a capital; an abbreviation such as "UBND" keeps its own. */
const lowerFirst = (label: string): string => {
  const [first = '', second = ''] = [...label];
  return second !== '' && second === second.toUpperCase() && second !== second.toLowerCase()
    ? label
    : first.toLowerCase() + label.slice(first.length);
};

function returned(event: EventOf<'StepReturned'>, telling: Telling): Told {
  const fields = event.fields.map(fieldWords);
  const told = onStep(
    1,
    telling,
    event,
    `đã trả lại hồ sơ để bổ sung (${fields.map(({ vi }) => vi).join(', ')}), thời hạn tạm dừng`,
    `returned the dossier for supplement (${fields.map(({ en }) => en).join(', ')}), the clock stopped`,
  );
  const reasons = event.personal?.reasons;
  const lines =
    reasons === undefined
      ? []
      : event.fields.map((field) => `${fieldWords(field).vi}: ${reasons[field] ?? ''}`);
  return { ...told, note: lines.length === 0 ? null : lines.join('\n') };
}

function messageReceived(event: EventOf<'MessageReceived'>, telling: Telling): Told {
  const note = event.personal?.note ?? null;
  switch (event.name) {
    case 'withdraw':
      return { ...did(1, telling, event.by, 'đã rút hồ sơ', 'withdrew the nomination'), note };
    case 'conferral-recorded':
      return { ...did(1, telling, event.by, 'đã ghi nhận việc trao tặng', 'recorded the conferral'), note };
    default:
      return {
        ...did(2, telling, event.by, `đã gửi thông báo “${event.name}”`, `sent the message “${event.name}”`),
        note,
      };
  }
}
