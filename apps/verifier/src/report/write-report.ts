import type { EventPlace, Finding, Report } from '@vinhdanh/record-format';
import type { Outcome } from '../verify-file.js';
import { en } from './en.js';
import type { Language, SentenceCode, Sentences } from './sentences.js';
import { vi } from './vi.js';

export const sentencesOf = (language: Language): Sentences => (language === 'vi' ? vi : en);

const controls = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
/** Words out of a pack, without what could steer a terminal. */
const plain = (text: string): string => text.replace(controls, '\ufffd');

function placeText({ frame }: Sentences, { stream, version, number, type, time }: EventPlace): string {
  const known = [type, time, number === null ? null : `${frame.number} ${number}`].filter(
    (part) => part !== null,
  );
  return `${frame.event} ${version} · ${stream}${known.length > 0 ? ` (${known.join(', ')})` : ''}`;
}

function findingLines(words: Sentences, { code, file, event, neighbours, detail }: Finding): string[] {
  const { frame } = words;
  const lines = [`  ✗ ${code}: ${words.of[code]}${detail === null || detail === '' ? '' : ` [${detail}]`}`];
  if (file !== null) lines.push(`      ${frame.file} ${file}`);
  if (event === null) return lines;
  lines.push(`      ${placeText(words, event)}`);
  for (const each of neighbours) {
    const where = each.version < event.version ? frame.before : frame.after;
    lines.push(`        ${where}: ${placeText(words, each)}`);
  }
  return lines;
}

function factLines({ frame }: Sentences, { pack, log, streams, counts }: Report): string[] {
  const lines: string[] = [];
  if (pack !== null)
    lines.push(`${frame.pack}: ${pack.tenant}, ${frame.madeAt} ${pack.madeAt}, ${pack.tool}`);
  if (log !== null) {
    const witnesses = log.witnesses.map(
      ({ name, seconds }) => `${name} (${new Date(seconds * 1_000).toISOString()})`,
    );
    lines.push(
      `${frame.log}: ${log.origin}, ${log.size} ${frame.leaves}, ${log.root}`,
      `  ${frame.signedBy}: ${log.signedBy.join(', ') || frame.nobody}`,
      `  ${frame.witnesses}: ${witnesses.join(', ') || frame.nobody}`,
    );
  }
  if (counts.cases > 0) lines.push(`${frame.cases}: ${counts.cases}, ${counts.events} ${frame.events}`);
  for (const { stream, caseNumber, events, firstAt, lastAt } of streams)
    lines.push(
      `  ${caseNumber ?? '–'} · ${stream}: ${events} ${frame.events}, ${firstAt ?? ''} – ${lastAt ?? ''}`,
    );
  if (pack !== null) lines.push(`${counts.commands} + ${counts.bundles} + ${counts.documents} ${frame.held}`);
  return lines;
}

function reportLines(words: Sentences, report: Report): string[] {
  const { frame, of } = words;
  const { verdict, code, findings, findingsCount, notices } = report;
  const lines = [
    `${frame.verdicts[verdict]}${code === null ? '' : ` – ${frame.because} ${code}: ${of[code]}`}`,
    '',
  ];
  if (findings.length > 0) {
    lines.push(
      `${frame.findings}: ${findingsCount}`,
      ...findings.flatMap((each) => findingLines(words, each)),
    );
    if (findingsCount > findings.length) lines.push(`  … ${findingsCount - findings.length} ${frame.more}`);
    lines.push('');
  }
  lines.push(...factLines(words, report));
  if (notices.length > 0) lines.push('', `${frame.notices}:`);
  for (const { code: notice, detail } of notices)
    lines.push(`  • ${of[notice]}${detail === null ? '' : ` ${detail}`}`);
  return lines;
}

/** Why nothing can be said, in two lines. */
export function unusableText(language: Language, code: SentenceCode, detail: string): string {
  const { frame, of } = sentencesOf(language);
  return plain(`${frame.verdicts.unusable} – ${frame.because} ${code}: ${of[code]} [${detail}]`) + '\n';
}

/** The whole answer for a person. */
export function writeReport(language: Language, outcome: Outcome): string {
  if (outcome.kind === 'unusable') return unusableText(language, outcome.code, outcome.detail);
  return reportLines(sentencesOf(language), outcome.report).map(plain).join('\n') + '\n';
}
