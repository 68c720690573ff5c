import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { PageSkeleton } from '@vinhdanh/web-ui';
import { auditDifferenceQuery } from '../../../api/audit-queries.js';
import { LoadProblem } from '../../../app/page-problems.js';
import { Panel } from '../../../app/panel.js';
import { useLanguage } from '../../../i18n/use-language.js';
import type { Against } from './case-search.js';
import { otherVersion } from './other-version.js';
import classes from './difference-panel.module.css';

export interface DifferencePanelProps {
  readonly caseId: string;
  readonly version: number;
  /** The stop of the slider before this one; null at the first. */
  readonly before: number | null;
  readonly total: number;
  readonly against: Against;
  readonly onAgainst: (against: Against) => void;
}

function Differences({
  caseId,
  from,
  to,
}: {
  readonly caseId: string;
  readonly from: number;
  readonly to: number;
}) {
  const { t, pick } = useLanguage();
  const { data, error, refetch } = useQuery(auditDifferenceQuery(caseId, from, to));
  if (data === undefined) {
    return error === null ? (
      <PageSkeleton rows={4} label={t('loading')} />
    ) : (
      <LoadProblem error={error} onRetry={() => void refetch()} />
    );
  }
  if (data.fields.length === 0) return <p className={classes.none}>{t('audit.difference.same')}</p>;
  const nothing = t('audit.state.nothing');
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{t('audit.difference.field')}</th>
          <th scope="col">{t('audit.difference.before', { version: from })}</th>
          <th scope="col">{t('audit.difference.after', { version: to })}</th>
        </tr>
      </thead>
      <tbody>
        {data.fields.map(({ path, labelVi, labelEn, beforeVi, beforeEn, afterVi, afterEn }) => (
          <tr key={path}>
            <th scope="row">{pick(labelVi, labelEn)}</th>
            <td>{beforeVi === null ? nothing : <del>{pick(beforeVi, beforeEn ?? '')}</del>}</td>
            <td>{afterVi === null ? nothing : <ins>{pick(afterVi, afterEn ?? '')}</ins>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What the case said otherwise at another moment: field by field, the earlier one first. */
export function DifferencePanel({
  caseId,
  version,
  before,
  total,
  against,
  onAgainst,
}: DifferencePanelProps) {
  const { t } = useLanguage();
  const other = otherVersion(against, before, total);
  const choose = (value: string) => {
    const named = (['now', 'start', 'previous'] as const).find((one) => one === value);
    onAgainst(named ?? Number(value));
  };
  return (
    <Panel
      title={t('audit.difference.title')}
      aside={
        <NativeSelect
          size="xs"
          aria-label={t('audit.difference.against')}
          value={String(against)}
          onChange={(event) => choose(event.currentTarget.value)}
          data={[
            { value: 'previous', label: t('audit.difference.previous') },
            { value: 'start', label: t('audit.difference.start') },
            { value: 'now', label: t('audit.difference.now') },
            ...(typeof against === 'number'
              ? [{ value: String(against), label: t('audit.difference.event', { version: against }) }]
              : [{ value: String(version), label: t('audit.difference.pin', { version }) }]),
          ]}
        />
      }
    >
      {other === null ? <p className={classes.none}>{t('audit.difference.noPrevious')}</p> : null}
      {other === version ? <p className={classes.none}>{t('audit.difference.itself')}</p> : null}
      {other === null || other === version ? null : (
        <Differences caseId={caseId} from={Math.min(other, version)} to={Math.max(other, version)} />
      )}
    </Panel>
  );
}
