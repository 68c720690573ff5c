import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import {
  analyseModels,
  evaluatorOf,
  type DmnModel,
  type ModelTableFinding,
  type TableFindingCode,
} from '@vinhdanh/rules';
import {
  loadRuleSet,
  runTests,
  type LoadedRuleSet,
  type RuleSetFault,
  type TestOutcome,
} from '@vinhdanh/rule-sets';
import type { Surroundings } from '../run-command.js';
import { parseModels } from '../parse-models.js';
import { UsageError } from '../usage-error.js';

const usage = `usage: vinhdanh rules check FILE…

FILE is a rule-set.json, or the folder that it stands in. Its DMN files are read and checked, and the cases that travel
with it (tests.json) are decided. Tables are looked through for gaps, overlaps and rows that never fire, each with an
input that shows it. Exit code 0 when nothing is wrong, 1 when something is, 2 for wrong arguments.`;

/** Rules are decided by the evaluator that a bundle made today names. */
const evaluator = evaluatorOf('feel@1');

async function manifestOf(given: string): Promise<string> {
  const path = resolve(given);
  const found = await stat(path).catch(() => null);
  if (found === null) throw new UsageError(`there is no ${given}\n${usage}`);
  return found.isDirectory() ? join(path, 'rule-set.json') : path;
}

const faultLine = ({ code, file, place, messageVi, messageEn }: RuleSetFault): string =>
  `  ${code} ${file}${place === '' ? '' : ` (${place})`}: ${messageVi} / ${messageEn}`;

function failedLines({ test, actual, refused }: TestOutcome): readonly string[] {
  const came = refused === null ? `actual ${JSON.stringify(actual)}` : `refused: ${refused}`;
  return [
    `  FAILED ${test.name} (${test.source}), decision ${test.decision}`,
    `    expected ${JSON.stringify(test.expected)}, ${came}`,
  ];
}

/** Decides the cases of one rule set and says what became of them; answers how many failed. */
function tellTests(loaded: LoadedRuleSet, say: (line: string) => void): number {
  const outcomes = runTests(loaded, evaluator);
  const failed = outcomes.filter(({ passed }) => !passed);
  for (const line of failed.flatMap(failedLines)) say(line);
  say(`  cases: ${outcomes.length - failed.length} of ${outcomes.length} pass`);
  return failed.length;
}

/** What keeps the models from being published; answers how much that is. */
function tellModels({ models }: LoadedRuleSet, say: (line: string) => void): number {
  const decisions = evaluator.decisionsOf(models);
  if (decisions.ok) return 0;
  say(`  ${decisions.error.code} ${JSON.stringify(decisions.error.details ?? {})}`);
  return 1;
}

/** What a finding about a table says, in both languages. */
const tableWords: Readonly<Record<TableFindingCode, readonly [vi: string, en: string]>> = {
  'TABLE.GAP': ['không dòng nào nhận', 'no row takes'],
  'TABLE.OVERLAP': ['nhiều dòng cùng nhận', 'several rows take'],
  'TABLE.CONFLICT': ['các dòng cùng nhận nhưng trả lời khác nhau', 'rows take it and answer differently'],
  'TABLE.NEVER': ['dòng không bao giờ khớp', 'a row that can never match'],
  'TABLE.MASKED': ['dòng bị dòng khác che', 'a row that others mask'],
  'TABLE.REDUNDANT': ['dòng thừa', 'a row that changes nothing'],
  'TABLE.NOT_ANALYSED': ['có ô không xét được', 'a cell that cannot be analysed'],
  'TABLE.TOO_LARGE': ['bảng quá lớn, chưa xét hết', 'too large to be analysed to the end'],
};

function tableLine({ code, model, decision, line, rows, column, example }: ModelTableFinding): string {
  const [vi, en] = tableWords[code];
  const cells = [
    rows.length === 0 ? '' : `, row ${rows.join(', ')}`,
    column === null ? '' : `, column "${column}"`,
  ].join('');
  const shown = example.length === 0 ? '' : ` (${example.join(', ')})`;
  return `  ${code} ${model}/${decision}, line ${line}${cells}: ${vi} / ${en}${shown}`;
}

/** What the rows of the tables do to each other; answers how much of it is wrong. */
function tellTables({ models }: LoadedRuleSet, say: (line: string) => void): number {
  const findings = analyseModels(models as readonly DmnModel[]);
  for (const finding of findings) if (finding.severity !== 'info') say(tableLine(finding));
  const wrong = findings.filter(({ severity }) => severity === 'error').length;
  const open = findings.filter(({ severity }) => severity === 'info').length;
  say(`  tables: ${wrong} errors, ${findings.length - wrong - open} warnings, ${open} not analysed`);
  return wrong;
}

/** Whether nothing is wrong with one rule set. */
async function check(given: string, { say }: Surroundings): Promise<boolean> {
  const loaded = await loadRuleSet(await manifestOf(given), parseModels);
  if (!loaded.ok) {
    say(given);
    for (const fault of loaded.error) say(faultLine(fault));
    return false;
  }
  const { key, version, effectiveFrom, effectiveTo } = loaded.value.manifest;
  const until = effectiveTo === null ? '' : ` to ${effectiveTo}`;
  say(`${given}: ${key} ${version}, in effect from ${effectiveFrom}${until}`);
  const told = [tellModels, tellTables, tellTests].map((tell) => tell(loaded.value, say));
  return told.every((wrong) => wrong === 0);
}

/** `rules check FILE…`: exit code 1 when a file cannot be read, a model is wrong or a case fails. */
export async function rulesCommand(args: readonly string[], around: Surroundings): Promise<number> {
  const [verb, ...files] = args;
  if (verb !== 'check' || files.length === 0 || files.some((file) => file.startsWith('-')))
    throw new UsageError(usage);
  let wrong = 0;
  for (const file of files) if (!(await check(file, around))) wrong += 1;
  around.say(`rules: ${files.length - wrong} of ${files.length} rule sets pass`);
  return wrong === 0 ? 0 : 1;
}
