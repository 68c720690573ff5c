/** What is wrong with a rule set, with the place and a sentence in both languages. The code is stable. */
export interface RuleSetFault {
  readonly code: string;
  /** The file, as it was given or as the manifest names it. */
  readonly file: string;
  /** Where in it: a path of the JSON, an element, a cell; empty for the file itself. */
  readonly place: string;
  readonly messageVi: string;
  readonly messageEn: string;
}

const sentences = {
  'RULE_SET.UNREADABLE': ['Không đọc được tệp', 'The file cannot be read'],
  'RULE_SET.TOO_LARGE': ['Tệp quá lớn', 'The file is too large'],
  'RULE_SET.SYNTAX': ['Tệp không phải JSON hợp lệ', 'The file is no well-formed JSON'],
  'RULE_SET.SCHEMA': ['Mục không đúng quy định', 'This is not as it must be'],
  'RULE_SET.OUTSIDE': [
    'Tệp nằm ngoài thư mục các bộ quy tắc',
    'The file lies outside of the folder of rule sets',
  ],
} as const satisfies Readonly<Record<string, readonly [vi: string, en: string]>>;

export type RuleSetFaultCode = keyof typeof sentences;

export const ruleSetFault = (code: RuleSetFaultCode, file: string, place = '', what = ''): RuleSetFault => {
  const [vi, en] = sentences[code];
  const more = what === '' ? '' : `: ${what}`;
  return { code, file, place, messageVi: `${vi}${more}`, messageEn: `${en}${more}` };
};
