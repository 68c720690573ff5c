import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { PageSkeleton } from '@vinhdanh/web-ui';
import { useTranslation } from 'react-i18next';
import type { AuditCaseView } from '@vinhdanh/contracts/audit';
import { auditCaseQuery } from '../../../api/audit-queries.js';
import { useKeys } from '../../../app/key-sequence.js';
import { usePageTitle } from '../../../app/page-title.js';
import { AuditProblem } from '../audit-problem.js';
import { PackPanel } from '../record/pack-panel.js';
import { usePack } from '../record/use-pack.js';
import { useVerification } from '../record/use-verification.js';
import { VerificationPanel } from '../record/verification-panel.js';
import { CaseHeader } from './case-header.js';
import { caseViews } from './case-search.js';
import { RefusalsPanel } from './refusals-panel.js';
import { Replay } from './replay.js';
import classes from './case-page.module.css';

function Views({ caseId, current }: { readonly caseId: string; readonly current: string }) {
  const { t } = useTranslation();
  return (
    <nav className={classes.views} aria-label={t('audit.view.label')}>
      {caseViews.map((view) => (
        <Link
          key={view}
          from="/audit/cases/$caseId"
          to="."
          search={(before) => ({ ...before, view: view === 'replay' ? undefined : view })}
          className={classes.view}
          data-active={view === current ? true : undefined}
          aria-current={view === current ? 'page' : undefined}
        >
          {t(`audit.view.${view}`)}
        </Link>
      ))}
      <Link to="/audit/access" search={{ caseId }} className={classes.view}>
        {t('audit.view.access')}
      </Link>
    </nav>
  );
}

function Case({ view }: { readonly view: AuditCaseView }) {
  const { t } = useTranslation();
  const { caseId, caseNumber } = view;
  const { view: shown = 'replay' } = useSearch({ from: '/frame/audit/cases/$caseId' });
  const navigate = useNavigate({ from: '/audit/cases/$caseId' });
  const verification = useVerification(caseId);
  const pack = usePack();
  usePageTitle(`${caseNumber} · ${view.nomineeName ?? t('inbox.unnamed')}`);
  const toProof = () =>
    void navigate({
      to: '.',
      search: (before) => ({ ...before, view: 'proof' }),
    });
  const verify = () => {
    toProof();
    verification.start();
  };
  const exportPack = () => {
    toProof();
    pack.download([caseId], caseNumber);
  };
  useKeys({ v: verify, e: exportPack });
  return (
    <div className={classes.page}>
      <CaseHeader
        view={view}
        verification={verification}
        exporting={pack.busy}
        onVerify={verify}
        onExport={exportPack}
      />
      <Views caseId={caseId} current={shown} />
      {shown === 'replay' ? <Replay view={view} /> : null}
      {shown === 'refusals' ? (
        <div className={classes.single}>
          <RefusalsPanel caseId={caseId} />
        </div>
      ) : null}
      {shown === 'proof' ? (
        <div className={classes.single}>
          <VerificationPanel verification={verification} onStart={verify} />
          <PackPanel pack={pack} count={1} onDownload={exportPack} />
        </div>
      ) : null}
    </div>
  );
}

/** One case as the record has it: replayed, explained, verified and handed over. */
export function CasePage() {
  const { t } = useTranslation();
  const { caseId } = useParams({ from: '/frame/audit/cases/$caseId' });
  const { data, error, refetch } = useQuery(auditCaseQuery(caseId));
  if (data !== undefined) return <Case key={caseId} view={data} />;
  if (error === null) return <PageSkeleton rows={12} label={t('loading')} />;
  return <AuditProblem error={error} onRetry={() => void refetch()} />;
}
