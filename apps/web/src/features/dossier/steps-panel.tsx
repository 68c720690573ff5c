import { Button } from '@mantine/core';
import type { CaseView, OpenStep } from '@vinhdanh/contracts';
import { PersonName } from '@vinhdanh/web-ui';
import { problemSentence } from '../../api/problem-text.js';
import { useSession } from '../../api/session-context.js';
import { useAnnounce } from '../../app/announcer.js';
import { dateTime } from '../../format/dates.js';
import { DeadlineText } from '../../format/deadline-text.js';
import { elapsed } from '../../format/elapsed.js';
import { openKey } from '../../i18n/open-key.js';
import { useLanguage } from '../../i18n/use-language.js';
import type { DossierDialog } from './dossier-dialogs.js';
import { endsBySilence, mayDo, primaryAction } from './next-action.js';
import { Panel } from '../../app/panel.js';
import { useStepCommand } from './use-case-command.js';
import classes from './steps-panel.module.css';

interface StepProps {
  readonly view: CaseView;
  readonly step: OpenStep;
  readonly onDialog: (dialog: DossierDialog) => void;
}

function Holder({ step }: { readonly step: OpenStep }) {
  const { t } = useLanguage();
  const { person } = useSession();
  if (step.takenBy === null) return <span>{t('dossier.steps.free')}</span>;
  if (step.takenBy.personId === person.personId) return <span>{t('dossier.steps.youHold')}</span>;
  return (
    <span>
      {t('dossier.steps.takenBy')} <PersonName name={step.takenBy.name} post={step.takenBy.post} />
    </span>
  );
}

function Returned({ step }: { readonly step: OpenStep }) {
  const { t } = useLanguage();
  const returned = step.returned;
  if (returned === null) return null;
  return (
    <div className={classes.returned}>
      <p>
        {t('dossier.steps.returnedBy', { round: returned.round })}{' '}
        <PersonName name={returned.by.name} post={returned.by.post} />
        {` · ${dateTime(returned.at)}`}
      </p>
      {returned.reasons === null ? null : (
        <dl>
          {Object.entries(returned.reasons).map(([field, reason]) => (
            <div key={field}>
              <dt>{openKey('dossier.field', field, field)}</dt>
              <dd>{reason}</dd>
            </div>
          ))}
        </dl>
      )}
      <p className={classes.muted}>
        {t('dossier.steps.waitsFor', { role: openKey('role', returned.toRole, returned.toRole) })}
      </p>
    </div>
  );
}

function StepActions({ view, step, onDialog }: StepProps) {
  const { t, pick } = useLanguage();
  const announce = useAnnounce();
  const command = useStepCommand(view.caseId);
  const primary = primaryAction(view);
  const isPrimary = (action: string) =>
    primary?.action.action === action && primary.step?.stepId === step.stepId;
  const send = (name: 'take' | 'give-back') =>
    command.mutate(
      { stepId: step.stepId, etag: step.etag, command: name, body: {} },
      {
        onSuccess: () => announce(t(name === 'take' ? 'dossier.take.done' : 'dossier.giveBack.done')),
        onError: (error) => announce(problemSentence(error)),
      },
    );
  const may = (name: Parameters<typeof mayDo>[1]) => mayDo(view, name, step.stepId);
  const refusals = step.outcomes.filter((one) => one.kind !== 'approve');
  return (
    <div className={classes.actions}>
      {may('take') && !isPrimary('take') ? (
        <Button variant="default" size="xs" onClick={() => send('take')} loading={command.isPending}>
          {t('dossier.action.take')}
        </Button>
      ) : null}
      {may('give-back') ? (
        <Button variant="default" size="xs" onClick={() => send('give-back')} loading={command.isPending}>
          {t('dossier.action.give-back')}
        </Button>
      ) : null}
      {may('return') ? (
        <Button variant="default" size="xs" onClick={() => onDialog({ kind: 'return', step })}>
          {t('dossier.action.return')}
        </Button>
      ) : null}
      {may('supplement') && !isPrimary('supplement') ? (
        <Button variant="default" size="xs" onClick={() => onDialog({ kind: 'supplement', step })}>
          {t('dossier.action.supplement')}
        </Button>
      ) : null}
      {may('decide') && !isPrimary('decide') ? (
        <Button variant="default" size="xs" onClick={() => onDialog({ kind: 'decide', step, outcome: null })}>
          {step.ballot === null ? `${t('dossier.action.decide')}…` : t('dossier.action.ballot')}
        </Button>
      ) : null}
      {may('decide') && step.ballot === null && isPrimary('decide')
        ? refusals.map((one) => (
            <Button
              key={one.key}
              variant="default"
              size="xs"
              onClick={() => onDialog({ kind: 'decide', step, outcome: one.key })}
            >
              {`${pick(one.labelVi, one.labelEn)}…`}
            </Button>
          ))
        : null}
    </div>
  );
}

function Step({ view, step, onDialog }: StepProps) {
  const { t, pick } = useLanguage();
  const waited = elapsed(step.since, Date.now());
  return (
    <li className={classes.step}>
      <div className={classes.line}>
        <h3 className={classes.name}>{step.name}</h3>
        <DeadlineText clock={step.clock} workingDaysLeft={step.workingDaysLeft} dueAt={step.dueAt} />
      </div>
      <p className={classes.muted}>
        {`${openKey('role', step.role, step.role)} ${t('dossier.steps.at', { org: pick(step.orgNameVi, step.orgNameEn) })}`}
      </p>
      <p className={classes.facts}>
        <Holder step={step} />
        <span>
          {waited.unit === 'now'
            ? t('time.waited.now')
            : t(`time.waited.${waited.unit}`, { count: waited.count })}
        </span>
        {step.deadline === null ? null : (
          <span>{t('dossier.steps.deadline', { count: step.deadline.workingDays })}</span>
        )}
      </p>
      {endsBySilence(step) ? <p className={classes.muted}>{t('dossier.steps.silence')}</p> : null}
      <Returned step={step} />
      <StepActions view={view} step={step} onDialog={onDialog} />
    </li>
  );
}

/** Every open step: whose it is, since when, until when, and what the person may do with it besides the primary act. */
export function StepsPanel({
  view,
  onDialog,
}: {
  readonly view: CaseView;
  readonly onDialog: (dialog: DossierDialog) => void;
}) {
  const { t } = useLanguage();
  return (
    <Panel title={t('dossier.steps.title')}>
      {view.steps.length === 0 ? (
        <p className={classes.muted}>
          {t(view.status === 'concluded' ? 'dossier.steps.none' : 'dossier.steps.between')}
        </p>
      ) : (
        <ul className={classes.steps}>
          {view.steps.map((step) => (
            <Step key={step.stepId} view={view} step={step} onDialog={onDialog} />
          ))}
        </ul>
      )}
    </Panel>
  );
}
