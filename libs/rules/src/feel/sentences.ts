/** A code in the words of the office. */
export interface FeelSentence {
  readonly vi: string;
  readonly en: string;
}

type Details = Readonly<Record<string, unknown>>;
type Sentence = (of: (detail: string) => string) => readonly [vi: string, en: string];

/** Every code with which FEEL says no, once. A code that is no longer used stays reserved. */
const sentences = {
  // Reading.
  'FEEL.SYNTAX': (of) => [
    `Biểu thức sai cú pháp ở cột ${of('column')}.`,
    `The expression is not well formed at column ${of('column')}.`,
  ],
  'FEEL.TOO_LONG': (of) => [
    `Biểu thức dài hơn ${of('charsMax')} ký tự.`,
    `The expression is longer than ${of('charsMax')} characters.`,
  ],
  'FEEL.TOO_DEEP': (of) => [
    `Biểu thức lồng nhau sâu hơn ${of('nestingMax')} lớp.`,
    `The expression nests deeper than ${of('nestingMax')} levels.`,
  ],
  'FEEL.NAME_TOO_LONG': (of) => [
    `Một tên có hơn ${of('partsMax')} phần.`,
    `A name has more than ${of('partsMax')} parts.`,
  ],
  'FEEL.UNSUPPORTED': (of) => [
    `Bộ tính toán mà quy trình này dùng không có ${of('found')}.`,
    `The evaluator that this path uses does not know ${of('found')}.`,
  ],
  // Limits of an evaluation.
  'FEEL.STEPS_EXCEEDED': (of) => [
    `Việc tính biểu thức cần hơn ${of('stepsMax')} bước.`,
    `Evaluating the expression takes more than ${of('stepsMax')} steps.`,
  ],
  'FEEL.RECURSION': () => ['Hàm tự gọi lại quá sâu.', 'A function calls itself too deeply.'],
  'FEEL.LIST_TOO_LONG': (of) => [
    `Danh sách có hơn ${of('itemsMax')} phần tử.`,
    `A list has more than ${of('itemsMax')} items.`,
  ],
  'FEEL.TEXT_TOO_LONG': (of) => [
    `Văn bản dài hơn ${of('charsMax')} ký tự.`,
    `A text is longer than ${of('charsMax')} characters.`,
  ],
  'FEEL.VALUE_TOO_DEEP': (of) => [
    `Giá trị lồng nhau sâu hơn ${of('depthMax')} lớp.`,
    `A value nests deeper than ${of('depthMax')} levels.`,
  ],
  // Names, types and functions.
  'FEEL.UNKNOWN_NAME': (of) => [`Không có gì tên là "${of('name')}".`, `Nothing is called "${of('name')}".`],
  'FEEL.UNKNOWN_TYPE': () => ['Không có kiểu này.', 'There is no such type.'],
  'FEEL.NO_ENTRY': (of) => [
    `Giá trị không có mục "${of('name')}".`,
    `The value has no entry "${of('name')}".`,
  ],
  'FEEL.NOT_A_FUNCTION': () => ['Giá trị được gọi không phải là hàm.', 'What is called is no function.'],
  'FEEL.ARGUMENTS': () => [
    'Số lượng hoặc tên của tham số không đúng với hàm.',
    'The function does not take this number of arguments, or arguments of these names.',
  ],
  'FEEL.ARGUMENT_TYPE': () => [
    'Kiểu của một tham số không đúng với hàm.',
    'An argument is not of the kind that the function takes.',
  ],
  'FEEL.ARGUMENT_TWICE': (of) => [
    `Tham số "${of('name')}" được nêu hai lần.`,
    `The argument "${of('name')}" is given twice.`,
  ],
  'FEEL.EXTERNAL_FUNCTION': () => [
    'Hàm viết bằng ngôn ngữ khác không được gọi.',
    'A function written in another language is not called.',
  ],
  // Operators.
  'FEEL.NO_ARITHMETIC': (of) => [
    `Phép "${of('operator')}" không áp dụng cho các kiểu này.`,
    `"${of('operator')}" does not apply to values of these kinds.`,
  ],
  'FEEL.NOT_A_NUMBER': () => [
    'Phép tính không cho ra số nào.',
    'The calculation has no number as its result.',
  ],
  'FEEL.NUMBER_RANGE': () => ['Số nằm ngoài phạm vi.', 'The number is out of range.'],
  'FEEL.DIVISION_BY_ZERO': () => ['Chia cho không.', 'A division by zero.'],
  'FEEL.NO_EQUALITY': () => [
    'Không so sánh được bằng nhau giữa hai kiểu khác nhau.',
    'Values of two kinds cannot be compared for equality.',
  ],
  'FEEL.NO_ORDER': () => [
    'Các giá trị này không so sánh lớn bé được với nhau.',
    'These values have no order between them.',
  ],
  'FEEL.NOT_BOOLEAN': () => [
    'Điều kiện không đúng cũng không sai.',
    'A condition is neither true nor false.',
  ],
  'FEEL.NOT_A_FILTER': () => [
    'Bộ lọc không phải là vị trí hay điều kiện.',
    'A filter is neither a position nor a condition.',
  ],
  'FEEL.NOT_ITERABLE': () => ['Không lặp qua giá trị này được.', 'There is nothing to iterate over.'],
  'FEEL.NOT_A_RANGE': () => [
    'Hai đầu của khoảng không cùng kiểu hoặc không có thứ tự.',
    'The ends of a range are not of one kind that has an order.',
  ],
  'FEEL.RANGE_TEXT': () => ['Văn bản không ghi một khoảng.', 'The text does not write a range.'],
  // The library.
  'FEEL.KEYS': () => ['Khóa của ngữ cảnh không hợp lệ.', 'The keys of a context are not valid.'],
  'FEEL.KEY_TWICE': (of) => [`Khóa "${of('key')}" có hai lần.`, `The key "${of('key')}" stands twice.`],
  'FEEL.POSITION': () => ['Vị trí nằm ngoài.', 'The position lies outside.'],
  'FEEL.SCALE': (of) => [
    `Số chữ số thập phân phải từ ${of('scaleMin')} đến ${of('scaleMax')}.`,
    `The digits after the point must be from ${of('scaleMin')} to ${of('scaleMax')}.`,
  ],
  'FEEL.SEPARATOR': () => ['Dấu phân cách số không hợp lệ.', 'A separator of numbers is not valid.'],
  // Dates, times and durations.
  'FEEL.NOT_A_LITERAL': () => [
    'Văn bản sau @ không ghi ngày, giờ hay khoảng thời gian.',
    'The text after @ writes no date, time or duration.',
  ],
  'FEEL.DATE': () => ['Không có ngày này trong lịch.', 'The calendar has no such date.'],
  'FEEL.TIME': () => ['Không có giờ này.', 'There is no such time.'],
  'FEEL.TIME_OFFSET': () => ['Độ lệch giờ không hợp lệ.', 'The offset of a time is not valid.'],
  'FEEL.TEMPORAL_TEXT': () => [
    'Văn bản không ghi ngày, giờ hay khoảng thời gian.',
    'The text writes no date, time or duration.',
  ],
  'FEEL.TEMPORAL_RANGE': () => [
    'Kết quả nằm ngoài phạm vi của lịch.',
    'The result lies beyond the calendar.',
  ],
  'FEEL.OFFSET_OF_ONE': () => [
    'Một trong hai thời điểm không có múi giờ.',
    'One of the two moments has no offset.',
  ],
  // Patterns.
  'REGEX.SYNTAX': () => ['Mẫu tìm kiếm sai cú pháp.', 'The pattern is not well formed.'],
  'REGEX.FLAGS': () => ['Cờ của mẫu tìm kiếm không hợp lệ.', 'A flag of the pattern is not valid.'],
  'REGEX.REPLACEMENT': () => ['Văn bản thay thế không hợp lệ.', 'The replacement is not valid.'],
  'REGEX.EMPTY_MATCH': () => ['Mẫu tìm kiếm khớp cả với văn bản rỗng.', 'The pattern matches an empty text.'],
  'REGEX.TOO_LARGE': () => ['Mẫu tìm kiếm quá lớn.', 'The pattern is too large.'],
  'REGEX.STEPS': () => ['Việc tìm theo mẫu cần quá nhiều bước.', 'The pattern asks for too many steps.'],
} satisfies Record<string, Sentence>;

export const feelCodes: readonly string[] = Object.keys(sentences);

/**
 * What a code of FEEL means, in Vietnamese and English, with the details of its rejection or note. Undefined
 * for a code that is none of FEEL's. Pure.
 */
export function feelSentence(code: string, details: Details = {}): FeelSentence | undefined {
  if (!Object.hasOwn(sentences, code)) return undefined;
  const sentence: Sentence = sentences[code as keyof typeof sentences];
  const [vi, en] = sentence((detail) => String(details[detail] ?? '?'));
  return { vi, en };
}
