import { readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createIntlZoneRules } from '@vinhdanh/platform';
import {
  analyseModels,
  evaluatorOf,
  EvaluationRun,
  FeelDate,
  FeelDateTime,
  FeelTime,
  type DmnModel,
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
import { tableFindingLine } from '../table-finding-lines.js';
import { UsageError } from '../usage-error.js';

const usage = `usage: vinhdanh rules check FILE…

FILE is a rule-set.json, or the folder that it stands in, or a DMN file. Models are read and checked, their tables are
looked through for gaps, overlaps and rows that never fire, and the cases that travel with a rule set (tests.json) are
decided. Exit code 0 when nothing is wrong, 1 when something is, 2 for wrong arguments.`;

/** Rules are decided by the evaluator that a bundle made today names. */
const evaluator = evaluatorOf('feel@1');

/** A file that was named and cannot be had is a wrong argument, said with what the system says of it. */
const notRead =
  (given: string) =>
  (error: NodeJS.ErrnoException): never => {
    throw new UsageError(`${given} cannot be read: ${error.code ?? error.message}\n${usage}`);
  };

async function manifestOf(given: string): Promise<string> {
  const path = resolve(given);
  const found = await stat(path).catch(notRead(given));
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

/** Nobody's clock: what a table does is the same at any time. */
const anyMoment = new FeelDateTime(new FeelDate(2025, 1, 1), new FeelTime(0, 0, 0, 0, 0, null));

/** What the rows of the tables do to each other; answers how much of it is wrong. A gap may be meant. */
function tellTables(models: unknown, say: (line: string) => void): number {
  const zones = createIntlZoneRules();
  const newRun = () => new EvaluationRun({ mode: 'standard', now: anyMoment, zones });
  const findings = analyseModels(models as readonly DmnModel[], newRun);
  for (const finding of findings) say(tableFindingLine(finding));
  return findings.filter(({ severity }) => severity === 'error').length;
}

/** What keeps the models from being published; answers how much that is. */
function tellModels(models: unknown, say: (line: string) => void): number {
  const decisions = evaluator.decisionsOf(models);
  if (decisions.ok) return 0;
  say(`  ${decisions.error.code} ${JSON.stringify(decisions.error.details ?? {})}`);
  return 1;
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
  const { models } = loaded.value;
  return tellModels(models, say) + tellTables(models, say) + tellTests(loaded.value, say) === 0;
}

/** Whether nothing is wrong with the models of one DMN file. */
async function checkModel(given: string, { say }: Surroundings): Promise<boolean> {
  const xml = await readFile(resolve(given), 'utf8').catch(notRead(given));
  say(given);
  const models = await parseModels([{ file: given, xml }]);
  if (models.ok) return tellModels(models.value, say) + tellTables(models.value, say) === 0;
  for (const fault of models.error) say(faultLine(fault));
  return false;
}

/** `rules check FILE…`: exit code 1 when a file cannot be read, a model is wrong or a case fails. */
export async function rulesCommand(args: readonly string[], around: Surroundings): Promise<number> {
  const [verb, ...files] = args;
  if (verb !== 'check' || files.length === 0 || files.some((file) => file.startsWith('-')))
    throw new UsageError(usage);
  let wrong = 0;
  for (const file of files) {
    const isRight = await (file.endsWith('.dmn') ? checkModel(file, around) : check(file, around));
    if (!isRight) wrong += 1;
  }
  around.say(`rules: ${files.length - wrong} of ${files.length} rule sets pass`);
  return wrong === 0 ? 0 : 1;
}
