/**
 * The sentence of every code, in both languages; `what` is the name, value or limit that it is about.
 * The codes are stable: interfaces and tests match on them.
 */
type Sentence = (what: string) => readonly [vi: string, en: string];

export const sentences = {
  'BPMN.SYNTAX': (what) => [
    `Tệp không phải XML hợp lệ: ${what}.`,
    `The file is not well-formed XML: ${what}.`,
  ],
  'BPMN.NOT_BPMN': (what) => [
    `Phần tử gốc phải là bpmn:definitions, không phải ${what}.`,
    `The root element must be bpmn:definitions, not ${what}.`,
  ],
  'BPMN.DOCTYPE': () => [
    'Không được dùng DOCTYPE: tệp không được khai báo hoặc gọi thực thể.',
    'A DOCTYPE is not allowed: a file may not declare or fetch entities.',
  ],
  'BPMN.TOO_LARGE': (what) => [`Tệp lớn hơn ${what} byte.`, `The file is larger than ${what} bytes.`],
  'BPMN.TOO_DEEP': (what) => [
    `Các phần tử lồng nhau sâu hơn ${what} lớp.`,
    `Elements are nested deeper than ${what} levels.`,
  ],
  'BPMN.TOO_MANY_ELEMENTS': (what) => [
    `Tệp có hơn ${what} phần tử mô hình.`,
    `The file has more than ${what} model elements.`,
  ],
  'BPMN.DUPLICATE_ID': (what) => [`Mã "${what}" được dùng hai lần.`, `The id "${what}" is used twice.`],
  'BPMN.ILLEGAL_ID': (what) => [
    `Mã "${what}" không hợp lệ: bắt đầu bằng chữ cái, tối đa 80 ký tự gồm chữ, số, gạch nối, gạch dưới, dấu chấm.`,
    `The id "${what}" is not legal: begin with a letter, at most 80 letters, digits, hyphens, underscores, dots.`,
  ],
  'BPMN.MISSING_ID': (what) => [`Phần tử ${what} thiếu mã (id).`, `The element ${what} has no id.`],
  'BPMN.UNKNOWN_ELEMENT': (what) => [
    `${what} không phải phần tử BPMN 2.0 ở vị trí này.`,
    `${what} is not an element of BPMN 2.0 at this place.`,
  ],
  'BPMN.UNKNOWN_ATTRIBUTE': (what) => [
    `Thuộc tính ${what} không có trong BPMN 2.0.`,
    `The attribute ${what} does not exist in BPMN 2.0.`,
  ],
  'BPMN.ATTRIBUTE': (what) => [`Giá trị thuộc tính sai: ${what}.`, `Wrong value of an attribute: ${what}.`],
  'BPMN.UNSUPPORTED_ELEMENT': (what) => [
    `${what} chưa được hỗ trợ, nên quy trình này không chạy được.`,
    `${what} is not supported yet, so this process cannot run.`,
  ],
  'BPMN.BROKEN_REFERENCE': (what) => [
    `Tham chiếu tới ${what} không tìm thấy đích.`,
    `The reference to ${what} leads nowhere.`,
  ],
  'BPMN.EXPRESSION': (what) => [
    `Biểu thức không được chấp nhận: ${what}.`,
    `The expression is refused: ${what}.`,
  ],
  'BPMN.EXTENSION': (what) => [
    `Phần mở rộng vd không hợp lệ: ${what}.`,
    `The vd extension is wrong: ${what}.`,
  ],
  'BPMN.TIMER': (what) => [`Bộ hẹn giờ không hợp lệ: ${what}.`, `The timer is wrong: ${what}.`],
  'BPMN.EVENT_DEFINITION': (what) => [`Sự kiện không hợp lệ: ${what}.`, `The event is wrong: ${what}.`],
  'BPMN.START_EVENT': (what) => [
    `${what} phải có đúng một sự kiện bắt đầu không kèm điều kiện.`,
    `${what} must have exactly one none start event.`,
  ],
  'BPMN.NO_PROCESS': () => ['Tệp không có quy trình nào.', 'The file holds no process.'],
  'BPMN.STRUCTURE': (what) => [
    `Sai quy tắc nối phần tử: ${what}.`,
    `A rule of connecting elements is broken: ${what}.`,
  ],
  'BPMN.FOREIGN_EXTENSION': (what) => [
    `Phần mở rộng của công cụ khác được giữ nguyên và không dùng: ${what}.`,
    `An extension of another tool is kept and not used: ${what}.`,
  ],
  'CALL.UNKNOWN_PROCESS': (what) => [
    `Bước gọi tới quy trình "${what}", nhưng gói không có quy trình đó.`,
    `The call names the process "${what}", which the bundle does not hold.`,
  ],
  'CALL.RECURSION': (what) => [
    `Các bước gọi vòng lại chính mình: ${what}.`,
    `The calls come back to themselves: ${what}.`,
  ],
  'CALL.TOO_DEEP': (what) => [
    `Các bước gọi lồng sâu hơn ${what} lớp.`,
    `Calls are nested deeper than ${what} levels.`,
  ],
  'CALL.UNKNOWN_STEP': (what) => [
    `Không có bước "${what}" để tách người quyết định.`,
    `There is no step "${what}" to keep deciders apart from.`,
  ],
  'RULES.UNKNOWN_SET': (what) => [
    `Bước hỏi bộ quy tắc "${what}", nhưng gói không có bộ đó (hoặc có nhiều phiên bản mà bước không nêu rõ).`,
    `The task asks the rule set "${what}", which the bundle does not hold, or holds in several versions.`,
  ],
  'RULES.UNKNOWN_DECISION': (what) => [
    `Bộ quy tắc không có quyết định "${what}".`,
    `The rule set has no decision "${what}".`,
  ],
  'RULES.REFUSED': (what) => [
    `Bộ quy tắc không được chấp nhận: ${what}.`,
    `The rule set is refused: ${what}.`,
  ],
} satisfies Record<string, Sentence>;

export type FindingCode = keyof typeof sentences;
