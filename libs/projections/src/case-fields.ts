import {
  currentLevel,
  openStepsOf,
  type BallotCounts,
  type CaseState,
  type EarlierAward,
} from '@vinhdanh/awards';
import type { Model } from '@vinhdanh/bpmn-model';
import type { Json } from '@vinhdanh/kernel';
import { localTime, shortDate } from './local-time.js';
import type { HistoryNames } from './history.js';
import { judgementWords } from './judgement-words.js';
import { ballotWords, outcomeWords } from './outcome-words.js';
import { fieldWords, levelWords, paperWords, resultWords, subjectWords, type Words } from './vocabulary.js';

/** One thing that is known of a case, in words. */
export interface CaseField {
  /** Stable: names from the outside in, joined by dots. */
  readonly path: string;
  readonly label: Words;
  readonly personal: boolean;
  /** Null where it is not there; a personal one also when its key is destroyed. */
  readonly value: Words | null;
}

export interface FieldNames extends HistoryNames {
  award(kind: string): Words | undefined;
}

const words = (vi: string, en: string): Words => ({ vi, en });
const same = (text: string): Words => ({ vi: text, en: text });
const yesNo = (is: boolean): Words => (is ? words('Có', 'Yes') : words('Không', 'No'));
const field = (path: string, label: Words, value: Words | null, personal = false): CaseField => ({
  path,
  label,
  personal,
  value,
});

/** A value of any kind in words; text stays as it is. */
export function valueWords(value: Json): Words {
  if (typeof value === 'boolean') return yesNo(value);
  return same(typeof value === 'string' ? value : JSON.stringify(value));
}

const statusWords: Readonly<Record<CaseState['status'], Words>> = {
  new: words('Chưa mở', 'Not opened'),
  open: words('Đang xử lý', 'In progress'),
  concluded: words('Đã kết thúc', 'Concluded'),
};

/**
 * All that is known of a case as it stands, in the order in which people read it; the same thing always has the
 * same path, so that two states are compared path by path. `ballots`: the counts of each step's ballot. Pure.
 */
export function caseFields(
  model: Model,
  state: CaseState,
  names: FieldNames,
  ballots: ReadonlyMap<string, BallotCounts>,
): readonly CaseField[] {
  return [
    field('caseNumber', words('Số hồ sơ', 'Case number'), same(state.caseNumber)),
    field('status', words('Tình trạng', 'Status'), statusWords[state.status]),
    field('level', words('Cấp đang xử lý', 'Level'), levelWords(currentLevel(model, state))),
    field('result', words('Kết quả', 'Result'), state.result === null ? null : resultWords(state.result)),
    ...factFields(state, names),
    ...personalFields(state),
    field('dossierRevision', words('Lần sửa hồ sơ', 'Dossier revision'), same(String(state.dossierRevision))),
    ...judgedFields(model, state),
    ...decidedFields(model, state, names, ballots),
    ...openFields(model, state, names),
    ...dossierFields(state, names),
    ...variableFields(state),
  ];
}

function factFields({ facts }: CaseState, names: FieldNames): CaseField[] {
  if (facts === null) return [];
  const { awardKind, subjectKind, agencies } = facts;
  const asked = agencies.map((org) => names.org(org) ?? same(org));
  return [
    field(
      'facts.awardKind',
      words('Hình thức khen thưởng', 'Award'),
      names.award(awardKind) ?? same(awardKind),
    ),
    field('facts.subjectKind', words('Đối tượng', 'Nominee is'), subjectWords(subjectKind)),
    field('facts.isLeader', fieldWords('isLeader'), yesNo(facts.isLeader)),
    field('facts.isDirectWorker', fieldWords('isDirectWorker'), yesNo(facts.isDirectWorker)),
    field('facts.achievementFrom', fieldWords('achievementFrom'), same(shortDate(facts.achievementFrom))),
    field('facts.achievementTo', fieldWords('achievementTo'), same(shortDate(facts.achievementTo))),
    field(
      'facts.agencies',
      words('Cơ quan được hỏi ý kiến', 'Agencies asked'),
      asked.length === 0
        ? null
        : words(asked.map(({ vi }) => vi).join(', '), asked.map(({ en }) => en).join(', ')),
    ),
  ];
}

const personalNames = ['name', 'birthDate', 'post', 'unitName', 'achievements'] as const;

const personalFields = ({ personal }: CaseState): CaseField[] => [
  ...personalNames.map((name) => {
    const value = personal?.[name] ?? null;
    const shown = value !== null && name === 'birthDate' ? shortDate(value) : value;
    return field(`personal.${name}`, fieldWords(name), shown === null ? null : same(shown), true);
  }),
  field(
    'personal.earlierAwards',
    fieldWords('earlierAwards'),
    personal === null || personal.earlierAwards.length === 0
      ? null
      : same(personal.earlierAwards.map(earlierAwardText).join('; ')),
    true,
  ),
];

/** `CSTDCS 2024 (12/QĐ-BV)`; a school year is written as two. */
const earlierAwardText = ({ code, year, schoolYear, decisionNumber }: EarlierAward): string =>
  `${code} ${schoolYear ? `${year}–${year + 1}` : year} (${decisionNumber})`;

/** What the rules of the path said. The sentence is personal: it tells of what was read. */
const judgedFields = (model: Model, { judgements }: CaseState): CaseField[] =>
  judgements.map((judgement) => {
    const { instanceId, processId, elementId, reasons } = judgement;
    const name = model.processes[processId]?.nodes[elementId]?.name || elementId;
    return field(`judged.${instanceId}`, same(name), judgementWords(judgement), reasons !== null);
  });

/** Who and when, behind what was decided. */
function decidedFields(
  model: Model,
  state: CaseState,
  names: FieldNames,
  ballots: ReadonlyMap<string, BallotCounts>,
): CaseField[] {
  return Object.entries(state.closedSteps).flatMap(([stepId, step]) => {
    const name = model.processes[step.processId]?.nodes[step.elementId]?.name || step.elementId;
    const outcome =
      step.outcome === null
        ? words('Không ai quyết định', 'Nobody decided')
        : outcomeWords(model, step.elementId, step.outcome);
    const by = step.by === null ? null : (names.person(step.by)?.name ?? step.by);
    const told = [by, localTime(step.at)].filter((part) => part !== null).join(' · ');
    const ballot = ballots.get(stepId);
    return [
      field(`decided.${stepId}`, same(name), words(`${outcome.vi} · ${told}`, `${outcome.en} · ${told}`)),
      ...(ballot === undefined
        ? []
        : [field(`ballot.${stepId}`, words(`Phiếu: ${name}`, `Ballot: ${name}`), ballotWords(ballot))]),
    ];
  });
}

function openFields(model: Model, state: CaseState, names: FieldNames): CaseField[] {
  return openStepsOf(model, state).map(({ stepId, name, state: step, instance }) => {
    const since = localTime(instance.since);
    const who = step.takenBy === null ? null : (names.person(step.takenBy)?.name ?? step.takenBy);
    const waits =
      who === null
        ? words(`Chờ người nhận, từ ${since}`, `Waits for somebody, since ${since}`)
        : words(`${who} đang xử lý, từ ${since}`, `With ${who}, since ${since}`);
    return field(
      `open.${stepId}`,
      same(name),
      step.returned === null
        ? waits
        : words(`Chờ bổ sung, từ ${since}`, `Awaits a supplement, since ${since}`),
    );
  });
}

/** These lists only grow: a place in them is a name. */
function dossierFields(state: CaseState, names: FieldNames): CaseField[] {
  const by = (id: string): string => names.person(id)?.name ?? id;
  return [
    ...state.attachments.map(({ fileName }, index) =>
      field(
        `files.${index + 1}`,
        words('Tài liệu', 'Document'),
        fileName === null ? null : same(fileName),
        true,
      ),
    ),
    ...state.papers.map(({ template, at }, index) => {
      const { vi, en } = paperWords(template);
      return field(
        `papers.${index + 1}`,
        words('Văn bản', 'Paper'),
        words(`${vi} · ${localTime(at)}`, `${en} · ${localTime(at)}`),
      );
    }),
    ...state.comments.map(({ by: author, text }, index) =>
      field(
        `comments.${index + 1}`,
        words(`Ý kiến của ${by(author)}`, `Comment of ${by(author)}`),
        text === null ? null : same(text),
        true,
      ),
    ),
    ...Object.values(state.engine.incidents).map(({ incidentId, code }) =>
      field(`incidents.${incidentId}`, words('Sự cố', 'Incident'), same(code)),
    ),
  ];
}

/** What conditions read; the facts among them are named above. */
const variableFields = ({ engine, facts }: CaseState): CaseField[] =>
  Object.entries(engine.variables[''] ?? {})
    .filter(([name]) => facts === null || !Object.hasOwn(facts, name))
    .map(([name, value]) =>
      field(`variables.${name}`, words(`Biến ${name}`, `Variable ${name}`), valueWords(value)),
    );
