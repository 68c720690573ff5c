import type { BallotRule, DeadlinePolicy, Model, ReturnPolicy } from '@vinhdanh/bpmn-model';
import { approval, expression, modelOf, node, none, processOf } from './path-builder.js';

const deadline: DeadlinePolicy = {
  workingDays: 5,
  reminderPercent: 80,
  escalateTo: { role: 'department-head', place: 'department' },
  source: 'spec',
};
const returns: ReturnPolicy = { timesMax: 1, to: { role: 'unit-officer', place: 'unit' }, source: 'spec' };
const ballot: BallotRule = {
  quorumNumerator: 2,
  quorumDenominator: 3,
  thresholdPercent: 70,
  base: 'members',
  passOutcome: 'pass',
  failOutcome: 'fail',
  noQuorumOutcome: 'no-quorum',
  secret: false,
  source: 'spec',
};
const outcome = (key: string, kind: 'approve' | 'refuse' | 'neutral') => ({
  key,
  labelVi: `Ra nghị quyết ${key}`,
  labelEn: `Resolve ${key}`,
  kind,
  needsNote: false,
});
const councilOutcomes = [
  outcome('pass', 'approve'),
  outcome('fail', 'refuse'),
  outcome('no-quorum', 'neutral'),
  outcome('refer-up', 'neutral'),
];

/** Five decisions in a row, one at each level: the shape that the benchmarks measure. */
export const fiveDecisions: Model = modelOf(
  'five-decisions',
  processOf(
    'FiveDecisions',
    [
      { ...node('Start'), kind: 'startEvent', event: none },
      {
        ...node('Propose', 'Đề nghị khen thưởng'),
        kind: 'userTask',
        step: approval({ level: 'unit', assignment: { role: 'unit-head', place: 'unit' } }),
      },
      {
        ...node('Council', 'Hội đồng cơ sở bình xét'),
        kind: 'userTask',
        step: approval({
          level: 'grassroots',
          assignment: { role: 'council-secretary', place: 'grassroots' },
          outcomes: councilOutcomes,
          ballot,
        }),
      },
      {
        ...node('Check', 'Kiểm tra hồ sơ'),
        kind: 'userTask',
        step: approval({
          level: 'department',
          assignment: { role: 'council-secretary', place: 'department' },
          deadline,
          returns,
        }),
      },
      {
        ...node('Sign', 'Ký tờ trình'),
        kind: 'userTask',
        step: approval({
          level: 'province',
          assignment: { role: 'province-chair', place: 'province' },
          separateFrom: ['Check'],
        }),
      },
      {
        ...node('Decide', 'Quyết định'),
        kind: 'userTask',
        step: approval({
          level: 'central',
          assignment: { role: 'president-office', place: 'president-office' },
        }),
      },
      { ...node('Awarded'), kind: 'endEvent', event: none, result: 'awarded' },
    ],
    [
      'Start > Propose',
      'Propose > Council',
      'Council > Check',
      'Check > Sign',
      'Sign > Decide',
      'Decide > Awarded',
    ],
  ),
);

/** A receiving step that is called at two levels: accepted or refused, and returned once. */
const receiving = processOf(
  'Receiving',
  [
    { ...node('ReceiveStart'), kind: 'startEvent', event: none },
    {
      ...node('Receive', 'Tiếp nhận, kiểm tra hồ sơ'),
      kind: 'userTask',
      step: approval({ assignment: { role: 'council-secretary', place: 'scope' }, deadline, returns }),
    },
    { ...node('ReceiveGate'), kind: 'exclusiveGateway', defaultFlow: 'ReceiveGate-Refused' },
    { ...node('Received'), kind: 'endEvent', event: none, result: null },
    { ...node('Refused'), kind: 'endEvent', event: { kind: 'error', code: 'refused' }, result: null },
  ],
  [
    'ReceiveStart > Receive',
    'Receive > ReceiveGate',
    'ReceiveGate > Received [outcome = "accept"]',
    'ReceiveGate > Refused',
  ],
);

/** A council that meets again until there is a quorum. */
const council = processOf(
  'CouncilSession',
  [
    { ...node('SessionStart'), kind: 'startEvent', event: none },
    {
      ...node('Session', 'Họp hội đồng'),
      kind: 'userTask',
      step: approval({
        assignment: { role: 'council-secretary', place: 'scope' },
        outcomes: councilOutcomes,
        ballot,
        deadline,
      }),
    },
    { ...node('SessionGate'), kind: 'exclusiveGateway', defaultFlow: 'SessionGate-NotPassed' },
    { ...node('Passed'), kind: 'endEvent', event: none, result: null },
    { ...node('NotPassed'), kind: 'endEvent', event: { kind: 'error', code: 'refused' }, result: null },
  ],
  [
    'SessionStart > Session',
    'Session > SessionGate',
    'SessionGate > Session [outcome = "no-quorum"]',
    'SessionGate > Passed [outcome = "pass" or outcome = "refer-up"]',
    'SessionGate > NotPassed',
  ],
);

const scope = {
  grassroots: { level: 'grassroots', place: 'grassroots' },
  department: { level: 'department', place: 'department' },
} as const;

/**
 * The shape of a long path: called steps at two levels, agencies asked in parallel whose silence is consent,
 * a paper and a notice as jobs, withdrawal until the decision, and a conferral that is waited for.
 */
export const longPath: Model = modelOf(
  'long-path',
  processOf(
    'LongPath',
    [
      { ...node('Start'), kind: 'startEvent', event: none },
      { ...node('Way', 'Xét duyệt'), kind: 'subProcess', startId: 'WayStart', scope: null },
      { ...node('WayStart', 'WayStart', 'Way'), kind: 'startEvent', event: none },
      {
        ...node('Submit', 'Ký tờ trình của đơn vị', 'Way'),
        kind: 'userTask',
        step: approval({ level: 'unit', assignment: { role: 'unit-head', place: 'unit' } }),
      },
      {
        ...node('GrassrootsReceiving', 'Cơ sở tiếp nhận', 'Way'),
        kind: 'callActivity',
        calledElement: 'Receiving',
        scope: scope.grassroots,
      },
      {
        ...node('GrassrootsCouncil', 'Hội đồng cơ sở', 'Way'),
        kind: 'callActivity',
        calledElement: 'CouncilSession',
        scope: scope.grassroots,
      },
      {
        ...node('DepartmentReceiving', 'Sở tiếp nhận', 'Way'),
        kind: 'callActivity',
        calledElement: 'Receiving',
        scope: scope.department,
      },
      {
        ...node('Ask', 'Hiệp y', 'Way', {
          sequential: false,
          collection: expression('agencies'),
          elementVariable: 'agency',
          completionCondition: null,
        }),
        kind: 'userTask',
        step: approval({
          level: 'province',
          assignment: { role: 'agency-officer', place: 'item' },
          outcomeVariable: 'opinion',
        }),
      },
      {
        ...node('Silence', 'Hết hạn hiệp y', 'Way'),
        kind: 'boundaryEvent',
        attachedTo: 'Ask',
        interrupting: true,
        tacitConsent: true,
        event: { kind: 'timer', timer: { kind: 'workingDays', days: 10, repeat: false } },
      },
      {
        ...node('Draft', 'Soạn tờ trình', 'Way'),
        kind: 'serviceTask',
        job: { type: 'draft-paper', input: { template: 'to-trinh' }, retries: 3 },
      },
      {
        ...node('Sign', 'Chủ tịch ký', 'Way'),
        kind: 'userTask',
        step: approval({
          level: 'province',
          assignment: { role: 'province-chair', place: 'province' },
          separateFrom: ['Ask'],
        }),
      },
      { ...node('WayEnd', 'WayEnd', 'Way'), kind: 'endEvent', event: none, result: null },
      {
        ...node('Withdraw', 'Rút hồ sơ'),
        kind: 'boundaryEvent',
        attachedTo: 'Way',
        interrupting: true,
        tacitConsent: false,
        event: { kind: 'message', name: 'withdraw', by: [{ role: 'unit-head', place: 'unit' }] },
      },
      {
        ...node('Refusal', 'Không đạt'),
        kind: 'boundaryEvent',
        attachedTo: 'Way',
        interrupting: true,
        tacitConsent: false,
        event: { kind: 'error', code: 'refused' },
      },
      {
        ...node('Notify', 'Thông báo kết quả'),
        kind: 'serviceTask',
        job: { type: 'notify', input: { notice: 'result' }, retries: 3 },
      },
      {
        ...node('Conferral', 'Chờ trao tặng'),
        kind: 'intermediateCatchEvent',
        event: { kind: 'message', name: 'conferral-recorded', by: [{ role: 'unit-officer', place: 'unit' }] },
      },
      { ...node('Awarded'), kind: 'endEvent', event: none, result: 'awarded' },
      { ...node('Withdrawn'), kind: 'endEvent', event: none, result: 'withdrawn' },
      { ...node('NotAwarded'), kind: 'endEvent', event: none, result: 'refused' },
    ],
    [
      'Start > Way',
      'WayStart > Submit',
      'Submit > GrassrootsReceiving',
      'GrassrootsReceiving > GrassrootsCouncil',
      'GrassrootsCouncil > DepartmentReceiving',
      'DepartmentReceiving > Ask',
      'Ask > Draft',
      'Silence > Draft',
      'Draft > Sign',
      'Sign > WayEnd',
      'Way > Notify',
      'Notify > Conferral',
      'Conferral > Awarded',
      'Withdraw > Withdrawn',
      'Refusal > NotAwarded',
    ],
  ),
  receiving,
  council,
);
