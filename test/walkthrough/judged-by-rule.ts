import { redecide, readCommand, Timeline } from '@vinhdanh/replay';
import { evaluatorOf } from '@vinhdanh/rules';
import type { CaseView } from '@vinhdanh/contracts';
import { shortLadder, shortLadderSentence } from '../support/earlier-awards.js';
import { invented } from '../support/nomination.js';
import { approval, type Office } from '../support/office.js';
import type { PersonaClient } from '../support/persona-client.js';
import type { RecordReader } from '../support/record.js';
import type { Inspect } from './drive.js';
import { span, type Lines } from './lines.js';

/** What was decided again out of the record, and to what. */
export interface DecidedAgain {
  readonly judged: number;
  readonly same: number;
}

const judgementOf = (view: CaseView) => view.judgements.at(-1);

/** The eligible nominee of the walkthrough: what the dossier page and the history say of the rule. */
export async function sayJudgement(reader: PersonaClient, caseId: string, lines: Lines): Promise<void> {
  const view = await reader.case(caseId);
  const judgement = judgementOf(view);
  if (judgement?.result !== 'eligible') throw new Error(`judged ${JSON.stringify(judgement)}`);
  lines.say('grassroots', `${judgement.ruleSet} ${judgement.version}`, judgement.sentenceVi);
}

/**
 * A second nominee with a year too few: the rules say so in a sentence, on the page and in the history; the secretary
 * looks at it and finds the nominee not eligible. @throws Error when something else comes of it.
 */
export async function judgeTooShort(
  office: Office,
  awardKind: string,
  lines: Lines,
  inspect: Inspect,
): Promise<string> {
  const starter = office.with('unit-officer');
  const unit = (await starter.startOptions()).units[0]?.org ?? '';
  const asked = invented(awardKind, unit, 2);
  const { caseId, caseNumber } = await starter.start({
    ...asked,
    personal: { ...asked.personal, earlierAwards: [...shortLadder] },
  });
  lines.say('unit', starter.name, `lập hồ sơ ${caseNumber}, khai thiếu một năm CSTĐCS`);
  for (;;) {
    const view = await starter.case(caseId);
    const [step] = view.steps;
    if (step === undefined) throw new Error('nothing is open');
    if (step.elementId === 'ae-review') break;
    const answer = await office.actorOf(step).decide(caseId, step, approval(step));
    lines.say(step.level, office.actorOf(step).name, step.name, span(answer));
  }
  const view = await starter.case(caseId);
  const judgement = judgementOf(view);
  if (judgement?.result !== 'not-eligible' || judgement.sentenceVi !== shortLadderSentence)
    throw new Error(`judged ${JSON.stringify(judgement)}`);
  lines.say('grassroots', `${judgement.ruleSet} ${judgement.version}`, judgement.sentenceVi);
  for (const clause of judgement.reasons?.clauses ?? []) lines.say('grassroots', 'căn cứ', clause);
  const { items } = await starter.history(caseId, '?limit=50');
  const told = items.find(({ type }) => type === 'DecisionMade');
  if (told?.sentenceVi.includes(shortLadderSentence) !== true)
    throw new Error(`the history says ${told?.sentenceVi ?? 'nothing'}`);
  await inspect(caseId, 'judged by rule');
  const [review] = view.steps;
  if (review === undefined) throw new Error('nobody is asked to look at it');
  const secretary = office.actorOf(review);
  const answer = await secretary.decide(caseId, review, {
    outcome: 'not-eligible',
    ballot: null,
    note: 'Thiếu một năm Chiến sĩ thi đua cơ sở; đề nghị lại vào năm sau.',
  });
  lines.say(review.level, secretary.name, `${review.name}: Không đủ điều kiện`, span(answer));
  return caseId;
}

/** Decides every command of a case once more, out of the rows of the record alone. */
export async function decideAgain(reader: RecordReader, caseId: string): Promise<DecidedAgain> {
  const [recorded] = await reader.cases(caseId);
  if (recorded === undefined) throw new Error(`${caseId} is not in the record`);
  const models = await reader.models();
  const { records, open, commands } = await reader.decided(recorded);
  const timeline = new Timeline(recorded.caseId, records);
  let judged = 0;
  let same = 0;
  for (const { hash, bytes } of commands) {
    const command = readCommand(bytes);
    if (!command.ok) throw new Error(command.error.code);
    const model = models.get(command.value.bundle);
    if (model === undefined) throw new Error(`no bundle ${command.value.bundle}`);
    const own = records.filter(({ commandHash }) => commandHash === hash);
    if (!own.some(({ event }) => event.type === 'DecisionMade')) continue;
    judged += 1;
    const before = timeline.before(own[0]?.version ?? 0, recorded.caseId);
    const again = redecide({ model, evaluators: evaluatorOf, open }, command.value, before, own);
    if (again.kind === 'same') same += 1;
    else throw new Error(`decided again: ${JSON.stringify(again)}`);
  }
  return { judged, same };
}
