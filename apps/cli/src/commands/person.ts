import { parseArgs } from 'node:util';
import { currentRetention } from '@vinhdanh/catalogue';
import { erasePerson, planErasure, type ErasurePlan } from '@vinhdanh/erasure';
import { sentenceOf } from '@vinhdanh/commands';
import { limits, type PersonId } from '@vinhdanh/kernel';
import { typedWord } from '../ask.js';
import { openErasure, type OpenErasure } from '../erasure-parts.js';
import type { Surroundings } from '../run-command.js';
import { UsageError } from '../usage-error.js';

const usage = `usage: vinhdanh person show PERSON
       vinhdanh person erase PERSON --reason TEXT [--yes]

PERSON is the id of a nominee, or the number of a case of his. The reason is kept openly in every case: the number of
the request, and nothing personal.`;

interface PersonArgs {
  readonly verb: 'show' | 'erase';
  readonly given: string;
  readonly reason: string;
  readonly yes: boolean;
}

function readArgs(args: readonly string[]): PersonArgs {
  const [verb, ...rest] = args;
  if (verb !== 'show' && verb !== 'erase') throw new UsageError(usage);
  const options = {
    reason: { type: 'string', default: '' },
    yes: { type: 'boolean', default: false },
  } as const;
  let parsed;
  try {
    parsed = parseArgs({ args: rest, options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n${usage}`);
  }
  const { values, positionals } = parsed;
  const [given, ...more] = positionals;
  if (given === undefined || more.length > 0) throw new UsageError(usage);
  const reason = values.reason.trim();
  if (verb === 'erase' && (reason === '' || reason.length > limits.commentCharsMax))
    throw new UsageError(`--reason takes 1 to ${limits.commentCharsMax} characters\n${usage}`);
  return { verb, given, reason, yes: values.yes };
}

/** What is kept of the person, what would go and what would stay. */
function tell({ subject, name, cases }: ErasurePlan, say: (line: string) => void): void {
  const since = subject.destroyedAt;
  say(`person ${subject.person}: ${name ?? '(nothing can be read any more)'}`);
  if (since !== null) say(`  erased on ${since}, because: ${subject.reason ?? ''}`);
  if (since !== null && subject.forgottenAt === null) say('  not all has followed yet: erase once more');
  for (const each of cases) {
    const standing = each.status === 'concluded' ? `concluded: ${each.result}` : 'open';
    say(`  case ${each.caseNumber} (${standing}): ${each.files.length} files, ${each.comments} comments`);
    for (const step of each.openSteps)
      say(`    still open: ${step}; it can be decided on, without notes and reasons`);
    for (const { template, ground } of each.kept) say(`    stays by law: ${template} (${ground})`);
  }
}

function tellPolicy(say: (line: string) => void): void {
  const { key, keeps, staysEn, source } = currentRetention;
  say(`what stays, by policy ${key} (${source}):`);
  for (const { template, whyEn, source: from } of keeps) say(`  - ${template}: ${whyEn} [${from}]`);
  for (const line of staysEn) say(`  - ${line}`);
}

async function erase(
  { tenant, parts }: OpenErasure,
  plan: ErasurePlan,
  args: PersonArgs,
  around: Surroundings,
): Promise<number> {
  const { person, destroyedAt } = plan.subject;
  // What was begun is carried to its end: the answer was given then.
  const meant = args.yes || destroyedAt !== null;
  if (!meant && !(await typedWord(person, `This cannot be taken back. Type ${person} to erase: `))) {
    around.say('person: nothing was erased');
    return 1;
  }
  const done = await erasePerson(parts, {
    tenant,
    person: person as PersonId,
    reason: args.reason,
    policy: currentRetention,
    onProgress: (line) => around.progress(line),
  });
  if (!done.ok) throw new Error(sentenceOf(done.error.code)?.en ?? done.error.code);
  const { key, cases, files, kept } = done.value;
  const when = key === 'now' ? 'erased' : 'was erased before, and all has followed';
  around.say(
    `person ${person}: ${when}; ${cases} cases, ${files.deleted} files deleted, ${files.shared} held by other cases, ` +
      `${files.gone} gone before, ${kept} papers kept by law`,
  );
  around.say(
    'services forget what they remember within 10 seconds; backups of before hold the key until they expire',
  );
  return 0;
}

/**
 * `person show`, `person erase`. Exit code 0 when all is done, 1 when the person is not known or it was not confirmed,
 * 2 for wrong arguments.
 */
export async function personCommand(args: readonly string[], around: Surroundings): Promise<number> {
  const given = readArgs(args);
  const open = openErasure(around.home, around.env);
  try {
    const plan = await planErasure(open.parts, open.tenant, given.given, currentRetention);
    if (!plan.ok) {
      const { vi, en } = sentenceOf(plan.error.code) ?? { vi: '', en: plan.error.code };
      throw new Error(`${plan.error.code}: ${en}\n${vi}`);
    }
    tell(plan.value, around.say);
    tellPolicy(around.say);
    return given.verb === 'show' ? 0 : await erase(open, plan.value, given, around);
  } finally {
    await open.close();
  }
}
