import { writeFileSync } from 'node:fs';
import { cpus, release, totalmem, type as osType } from 'node:os';
import type { Spread } from './statistics.js';

/** One line of a bench: figures by name; a spread over rounds, or one number. */
export interface BenchRow {
  readonly name: string;
  readonly [figure: string]: string | number | Spread | null;
}

export interface BenchReport {
  readonly machine: string;
  readonly rows: readonly BenchRow[];
}

/** What it ran on, in one line; no host name. */
export const machine = (): string =>
  `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${osType()} ${release()}, Node ${process.versions.node}`;

const isSpread = (value: unknown): value is Spread =>
  typeof value === 'object' && value !== null && 'median' in value;
const number = (value: number): string =>
  Number.isFinite(value) ? value.toLocaleString('en', { maximumSignificantDigits: 4 }) : '–';
const cell = (value: BenchRow[string]): string => {
  if (value === null || value === undefined) return '–';
  if (isSpread(value)) return `${number(value.median)} (${number(value.min)}–${number(value.max)})`;
  return typeof value === 'number' ? number(value) : value;
};

/** The table as Markdown: median and range. */
export function table(report: BenchReport): string {
  const figures = [...new Set(report.rows.flatMap((row) => Object.keys(row)))].filter(
    (key) => key !== 'name',
  );
  const lines = [`| | ${figures.join(' | ')} |`, `|---|${figures.map(() => '---').join('|')}|`];
  for (const row of report.rows)
    lines.push(`| ${row.name} | ${figures.map((figure) => cell(row[figure] ?? null)).join(' | ')} |`);
  return `${report.machine}\n\n${lines.join('\n')}\n`;
}

export function writeReport(report: BenchReport, jsonFile: string | null): void {
  process.stdout.write(`\n${table(report)}`);
  if (jsonFile !== null) writeFileSync(jsonFile, `${JSON.stringify(report, null, 2)}\n`);
}
