import { PageSkeleton, PersonName } from '@vinhdanh/web-ui';
import type { AuditState } from '@vinhdanh/contracts/audit';
import { LoadProblem } from '../../../app/page-problems.js';
import { Panel } from '../../../app/panel.js';
import { dateTime } from '../../../format/dates.js';
import { useLanguage } from '../../../i18n/use-language.js';
import classes from './state-panel.module.css';

function OpenStep({ step }: { readonly step: AuditState['openSteps'][number] }) {
  const { t } = useLanguage();
  const { name, since, dueAt, takenBy } = step;
  return (
    <p className={classes.step}>
      <span className={classes.name}>{name}</span>
      <span>{t('audit.state.since', { at: dateTime(since) })}</span>
      {dueAt === null ? null : <span>{t('audit.state.due', { at: dateTime(dueAt) })}</span>}
      {takenBy === null ? null : <PersonName name={takenBy.name} post={takenBy.post} />}
    </p>
  );
}

/** Open steps stand above with since when, until when and with whom; their fields would only say it again. */
const isTold = ({ path }: AuditState['fields'][number]): boolean => !path.startsWith('open.');

export interface StatePanelProps {
  readonly state: AuditState | null;
  readonly error: unknown;
  readonly onRetry: () => void;
}

/** Everything that the case said of itself at T, field by field. */
export function StatePanel({ state, error, onRetry }: StatePanelProps) {
  const { t, pick } = useLanguage();
  return (
    <Panel title={t('audit.state.title')}>
      {state === null && error !== null ? <LoadProblem error={error} onRetry={onRetry} /> : null}
      {state === null && error === null ? <PageSkeleton rows={8} label={t('loading')} /> : null}
      {state === null || state.readable ? null : <p className={classes.erased}>{t('audit.state.erased')}</p>}
      {state === null ? null : (
        <dl className={classes.fields} data-state-version={state.version}>
          <div className={classes.row}>
            <dt>{t('audit.state.open')}</dt>
            <dd>
              {state.openSteps.length === 0 ? t('audit.state.noneOpen') : null}
              {state.openSteps.map((step) => (
                <OpenStep key={step.stepId} step={step} />
              ))}
            </dd>
          </div>
          {state.fields.filter(isTold).map(({ path, labelVi, labelEn, valueVi, valueEn }) => (
            <div key={path} className={classes.row}>
              <dt>{pick(labelVi, labelEn)}</dt>
              <dd>{valueVi === null ? t('audit.state.nothing') : pick(valueVi, valueEn ?? '')}</dd>
            </div>
          ))}
        </dl>
      )}
    </Panel>
  );
}
