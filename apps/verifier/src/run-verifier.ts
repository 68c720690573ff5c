import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readTrust, type Trust } from '@vinhdanh/record-format';
import { nodeHost } from './node-host.js';
import type { Language, SentenceCode } from './report/sentences.js';
import { unusableText, writeReport } from './report/write-report.js';
import { verifyFile, type Outcome } from './verify-file.js';

export const exitCodes = { verified: 0, notVerified: 1, unusable: 2 } as const;

/** Where a run writes to, and which program it is. */
export interface Surroundings {
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
  /** SHA-256 of the program's own file, hex. */
  readonly ownHash: string | null;
}

const usage = `node verify.mjs PACK.zip --trust keys.txt [--witnesses N] [--lang vi|en] [--json]

  --trust FILE    khóa được tin cậy, mỗi dòng một khóa (C2SP signed-note); lấy từ nguồn của chính ông/bà
                  trusted keys, one verifier key a line; from a source of your own, never from the pack
  --witnesses N   số nhân chứng tối thiểu; how many trusted witnesses must have cosigned
  --lang vi|en    ngôn ngữ của báo cáo; language of the report
  --json          báo cáo cho máy; the report for machines

  0 đã xác minh, verified · 1 không xác minh được, not verified · 2 không dùng được, unusable
`;

interface Asked {
  readonly pack: string;
  readonly trust: string | null;
  readonly witnesses: number | undefined;
  readonly language: Language;
  readonly json: boolean;
}

/** Null for anything but a sound command line. */
function readArguments(args: readonly string[]): Asked | 'help' | null {
  let parsed;
  try {
    parsed = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        trust: { type: 'string' },
        witnesses: { type: 'string' },
        lang: { type: 'string', default: 'vi' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch {
    return null; // An option that does not exist: the usage says which do.
  }
  const { values, positionals } = parsed;
  if (values.help) return 'help';
  const [pack, ...more] = positionals;
  const witnesses = values.witnesses === undefined ? undefined : /^[0-9]{1,3}$/.test(values.witnesses);
  if (pack === undefined || more.length > 0 || witnesses === false) return null;
  if (values.lang !== 'vi' && values.lang !== 'en') return null;
  if (witnesses === true && values.trust === undefined) return null;
  return {
    pack,
    trust: values.trust ?? null,
    witnesses: values.witnesses === undefined ? undefined : Number(values.witnesses),
    language: values.lang,
    json: values.json,
  };
}

type Unusable = { readonly code: SentenceCode; readonly detail: string };

function loadTrust(path: string, witnesses: number | undefined): Trust | Unusable {
  let text: string | null;
  try {
    text = nodeHost.decodeUtf8(readFileSync(path));
  } catch (error) {
    return { code: 'TRUST.UNREADABLE', detail: (error as NodeJS.ErrnoException).code ?? String(error) };
  }
  if (text === null) return { code: 'TRUST.MALFORMED', detail: 'UTF-8' };
  const trust = readTrust(nodeHost.sha256, text, witnesses);
  return trust.ok ? trust.value : { code: trust.fault, detail: `line ${trust.line}` };
}

const format = { format: 'vinhdanh-verification', formatVersion: 1 } as const;

function sayUnusable(asked: Asked, { code, detail }: Unusable, out: Surroundings['out']): number {
  out(
    asked.json
      ? `${JSON.stringify({ ...format, verdict: 'unusable', code, detail }, null, 2)}\n`
      : unusableText(asked.language, code, detail),
  );
  return exitCodes.unusable;
}

function sayReport(asked: Asked, outcome: Outcome, out: Surroundings['out']): number {
  if (outcome.kind === 'unusable') return sayUnusable(asked, outcome, out);
  const { report } = outcome;
  out(
    asked.json
      ? `${JSON.stringify({ ...format, ...report }, null, 2)}\n`
      : writeReport(asked.language, outcome),
  );
  return report.verdict === 'verified' ? exitCodes.verified : exitCodes.notVerified;
}

/** Runs the verifier's command line; answers the exit code. Never throws. */
export function runVerifier(args: readonly string[], { out, error, ownHash }: Surroundings): number {
  const asked = readArguments(args);
  if (asked === 'help') {
    out(usage);
    return exitCodes.verified;
  }
  if (asked === null) {
    error(usage);
    return exitCodes.unusable;
  }
  try {
    const trust = asked.trust === null ? null : loadTrust(asked.trust, asked.witnesses);
    if (trust !== null && 'code' in trust) return sayUnusable(asked, trust, out);
    return sayReport(asked, verifyFile(asked.pack, trust, ownHash), out);
  } catch (defect) {
    // Whatever it is, the one thing that must not be said now is "verified".
    return sayUnusable(asked, { code: 'VERIFIER.DEFECT', detail: String(defect) }, out);
  }
}
