import { parseArgs } from 'node:util';
import type { Language } from '@vinhdanh/verification';
import { UsageError } from '../usage-error.js';

export const verifyUsage = `usage: vinhdanh verify [CASE…|--all] [--trust keys.txt] [--witness URL]… [--redecide] [--json] [--lang vi|en]

  CASE            số hồ sơ hoặc mã hồ sơ; numbers or ids of cases; without any, the whole record
  --trust FILE    khóa được tin cậy, mỗi dòng một khóa (C2SP signed-note), lấy từ nguồn của chính ông/bà
                  trusted keys, one verifier key a line, from a source of your own; without it nothing is verified
  --witnesses N   số nhân chứng tối thiểu; how many trusted witnesses must have cosigned
  --witness URL   hỏi nhân chứng ở địa chỉ này; ask the witness at this address; LOG_WITNESSES where it is not given
  --redecide      quyết định lại mọi lệnh đã ghi; decide every recorded command once more
  --json          báo cáo cho máy; the report for machines

  0 đã xác minh, verified · 1 không xác minh được, not verified · 2 không dùng được, unusable`;

export interface VerifyArgs {
  /** Empty: the whole record. */
  readonly cases: readonly string[];
  readonly trust: string | null;
  readonly witnessesMin: number | undefined;
  /** Null: as configured. */
  readonly witnesses: readonly string[] | null;
  readonly redecide: boolean;
  readonly json: boolean;
  readonly language: Language;
}

const options = {
  all: { type: 'boolean', default: false },
  trust: { type: 'string' },
  witnesses: { type: 'string' },
  witness: { type: 'string', multiple: true },
  redecide: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  lang: { type: 'string', default: 'vi' },
} as const;

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n${verifyUsage}`);
  }
}

/** @throws UsageError for anything but a sound command line. */
export function readVerifyArgs(args: readonly string[]): VerifyArgs {
  const { values, positionals } = parsed(args);
  const wrong = (what: string): UsageError => new UsageError(`${what}\n${verifyUsage}`);
  if (values.all && positionals.length > 0) throw wrong('--all and single cases exclude each other');
  if (values.lang !== 'vi' && values.lang !== 'en')
    throw wrong(`--lang takes vi or en, not "${values.lang}"`);
  if (values.witnesses !== undefined && !/^[0-9]{1,3}$/.test(values.witnesses))
    throw wrong(`--witnesses takes a number, not "${values.witnesses}"`);
  for (const url of values.witness ?? [])
    if (!/^https?:\/\/\S+$/.test(url)) throw wrong(`--witness takes an address, not "${url}"`);
  return {
    cases: [...new Set(positionals)],
    trust: values.trust ?? null,
    witnessesMin: values.witnesses === undefined ? undefined : Number(values.witnesses),
    witnesses: values.witness ?? null,
    redecide: values.redecide,
    json: values.json,
    language: values.lang,
  };
}
