import { formatValue, type ModelTableFinding, type TableFindingCode } from '@vinhdanh/rules';

type Sentence = (finding: ModelTableFinding, example: string) => string;

const others = ({ rows }: ModelTableFinding): string => rows.slice(1).join(', ');

const sentences: Readonly<Record<TableFindingCode, { readonly vi: Sentence; readonly en: Sentence }>> = {
  'TABLE.GAP': {
    vi: (_finding, example) => `không dòng nào nhận ${example}`,
    en: (_finding, example) => `no row takes ${example}`,
  },
  'TABLE.OVERLAP': {
    vi: (finding, example) =>
      `dòng ${finding.rows[0]} và dòng ${others(finding)} cùng nhận ${example}, mà bảng chỉ cho một dòng`,
    en: (finding, example) =>
      `rows ${finding.rows[0]} and ${others(finding)} both take ${example}, and the table wants one`,
  },
  'TABLE.CONFLICT': {
    vi: (finding, example) =>
      `dòng ${finding.rows[0]} và dòng ${others(finding)} cùng nhận ${example} mà trả lời khác nhau`,
    en: (finding, example) =>
      `rows ${finding.rows[0]} and ${others(finding)} both take ${example} and answer differently`,
  },
  'TABLE.NEVER': {
    vi: ({ rows, column }) =>
      `dòng ${rows[0]} không bao giờ khớp: ô ở cột ${column} không nhận giá trị nào được phép`,
    en: ({ rows, column }) =>
      `row ${rows[0]} never fires: its cell in column ${column} takes no allowed value`,
  },
  'TABLE.MASKED': {
    vi: (finding) =>
      `dòng ${finding.rows[0]} không bao giờ được chọn: dòng ${others(finding)} nhận hết trước nó`,
    en: (finding) => `row ${finding.rows[0]} is never chosen: rows ${others(finding)} take all of it before`,
  },
  'TABLE.REDUNDANT': {
    vi: (finding) => `dòng ${finding.rows[0]} thừa: dòng ${others(finding)} đã trả lời như vậy`,
    en: (finding) => `row ${finding.rows[0]} changes nothing: rows ${others(finding)} answer the same`,
  },
  'TABLE.NOT_ANALYSED': {
    vi: ({ rows, column }) =>
      rows.length === 0
        ? `cột ${column} không phân tích được: giá trị khác loại, hoặc không có thứ tự`
        : `cột ${column}, dòng ${rows.join(', ')}: ô hỏi điều khác ngoài đầu vào nên không phân tích`,
    en: ({ rows, column }) =>
      rows.length === 0
        ? `column ${column} is not analysed: values of several kinds, or without an order`
        : `column ${column}, rows ${rows.join(', ')}: cells that ask something else than the input are not analysed`,
  },
  'TABLE.TOO_LARGE': {
    vi: () => 'bảng quá lớn: chưa xem hết',
    en: () => 'the table is too large: not everything was looked at',
  },
};

/** One finding in a line: where it stands, and what it is in both languages. */
export function tableFindingLine(finding: ModelTableFinding): string {
  const { code, severity, model, element, line, example, columns } = finding;
  const shown = (example ?? [])
    .map(
      (value, at) =>
        `${columns[at] ?? `#${at + 1}`} = ${typeof value === 'string' ? JSON.stringify(value) : formatValue(value)}`,
    )
    .join(', ');
  const { vi, en } = sentences[code];
  return `  ${severity} ${code} ${model}, ${element} (line ${line}): ${vi(finding, shown)} / ${en(finding, shown)}`;
}
