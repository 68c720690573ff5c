import type { EventPlace } from '@vinhdanh/record-format';
import { frames, type Frame, type Language } from './frame.js';
import type { AskedWitness, RecordFinding, RecordLogReport, RecordReport } from './report.js';
import { recordSentences } from './sentences.js';

const controls = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

function placeText(frame: Frame, { stream, version, number, type, time }: EventPlace): string {
  const known = [type, time, number === null ? null : `${frame.number} ${number}`].filter(
    (part) => part !== null,
  );
  return `${frame.event} ${version} · ${stream}${known.length > 0 ? ` (${known.join(', ')})` : ''}`;
}

function findingLines(
  language: Language,
  { code, file, event, neighbours, detail }: RecordFinding,
): string[] {
  const frame = frames[language];
  const lines = [`  ✗ ${code}: ${recordSentences[code][language]}${detail ? ` [${detail}]` : ''}`];
  if (event !== null) lines.push(`      ${placeText(frame, event)}`);
  if (file !== null) lines.push(`      ${frame.file} ${file}`);
  for (const each of neighbours) {
    const where = each.version < (event?.version ?? 0) ? frame.before : frame.after;
    lines.push(`        ${where}: ${placeText(frame, each)}`);
  }
  return lines;
}

const witnessText = (frame: Frame, { url, name, answer, detail }: AskedWitness): string =>
  `    ${name ?? url}: ${frame.asked[answer]}${detail ? ` (${detail})` : ''}`;

function logLines(frame: Frame, report: RecordLogReport): string[] {
  const { log, origin, size, heads, root, signedBy, witnesses, asked } = report;
  const names = witnesses.map(({ name, seconds }) => `${name} (${new Date(seconds * 1_000).toISOString()})`);
  return [
    `${frame.log(log, origin, size, heads)}, ${root}`,
    `    ${frame.signedBy}: ${signedBy.join(', ') || frame.nobody}`,
    `    ${frame.witnesses}: ${names.join(', ') || frame.nobody}`,
    ...asked.map((witness) => witnessText(frame, witness)),
  ];
}

/** The whole answer for a person, as text. Pure. */
export function writeRecordReport(language: Language, report: RecordReport): string {
  const frame = frames[language];
  const { verdict, code, findings, findingsCount, notices, logs, tenant, streams, counts } = report;
  const why = code === null ? '' : ` – ${frame.because} ${code}: ${recordSentences[code][language]}`;
  const lines = [`${frame.verdicts[verdict]}${why}`, ''];
  if (findings.length > 0)
    lines.push(
      `${frame.findings}: ${findingsCount}`,
      ...findings.flatMap((finding) => findingLines(language, finding)),
    );
  if (findingsCount > findings.length) lines.push(`  … ${findingsCount - findings.length} ${frame.more}`);
  if (findings.length > 0) lines.push('');
  lines.push(frame.scope(tenant, streams?.length ?? null), frame.counts({ ...counts }));
  lines.push(...logs.flatMap((log) => logLines(frame, log)));
  if (notices.length > 0) lines.push('', `${frame.unchecked}:`);
  for (const { code: notice, detail } of notices)
    lines.push(`  • ${recordSentences[notice][language]}${detail === null ? '' : ` ${detail}`}`);
  // What the record holds may not steer a terminal.
  return `${lines.join('\n').replace(controls, '\ufffd')}\n`;
}
