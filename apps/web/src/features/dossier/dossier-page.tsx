import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import type { CaseView } from '@vinhdanh/contracts';
import { EmptyState, PageSkeleton } from '@vinhdanh/web-ui';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { codeOf } from '../../api/problem-error.js';
import { caseQuery } from '../../api/queries.js';
import { useKeys } from '../../app/key-sequence.js';
import { LoadProblem } from '../../app/page-problems.js';
import { usePageTitle } from '../../app/page-title.js';
import { CommentsPanel } from './comments-panel.js';
import { DecideDialog } from './decide-dialog.js';
import type { DossierDialog } from './dossier-dialogs.js';
import { DossierHeader } from './dossier-header.js';
import { dossierViews } from './dossier-search.js';
import { FactsPanel } from './facts-panel.js';
import { FilesPanel } from './files-panel.js';
import { HistoryPanel } from './history-panel.js';
import { IncidentsPanel } from './incidents-panel.js';
import { JudgementsPanel } from './judgements-panel.js';
import { MessageDialog } from './message-dialog.js';
import { mayDo } from './next-action.js';
import { PapersPanel } from './papers-panel.js';
import { ReturnDialog } from './return-dialog.js';
import { StepsPanel } from './steps-panel.js';
import { SupplementDialog } from './supplement-dialog.js';
import { useOpenPrimary } from './use-open-primary.js';
import classes from './dossier.module.css';

// The viewer is the heaviest part of the page and many visits never open it.
const DiagramPanel = lazy(() => import('./diagram-panel.js'));

function OpenDialog({
  view,
  dialog,
  onClose,
}: {
  readonly view: CaseView;
  readonly dialog: DossierDialog;
  readonly onClose: () => void;
}) {
  switch (dialog.kind) {
    case 'decide':
      return <DecideDialog view={view} step={dialog.step} outcome={dialog.outcome} onClose={onClose} />;
    case 'return':
      return <ReturnDialog view={view} step={dialog.step} onClose={onClose} />;
    case 'supplement':
      return <SupplementDialog view={view} step={dialog.step} onClose={onClose} />;
    case 'withdraw':
      return <MessageDialog view={view} message="withdraw" onClose={onClose} />;
    case 'conferral':
      return <MessageDialog view={view} message="conferral-recorded" onClose={onClose} />;
    default:
      return dialog satisfies never;
  }
}

function Views({ caseId, current }: { readonly caseId: string; readonly current: string }) {
  const { t } = useTranslation();
  return (
    <nav className={classes.views} aria-label={t('dossier.view.label')}>
      {dossierViews.map((view) => (
        <Link
          key={view}
          to="/cases/$caseId"
          params={{ caseId }}
          search={view === 'file' ? {} : { view }}
          className={classes.view}
          data-active={view === current ? true : undefined}
          aria-current={view === current ? 'page' : undefined}
        >
          {t(`dossier.view.${view}`)}
        </Link>
      ))}
    </nav>
  );
}

function Dossier({ view }: { readonly view: CaseView }) {
  const { t } = useTranslation();
  const { view: shown = 'file' } = useSearch({ from: '/frame/cases/$caseId' });
  const [dialog, setDialog] = useState<DossierDialog | null>(null);
  const openPrimary = useOpenPrimary(view, setDialog);
  usePageTitle(`${view.caseNumber} · ${view.personal?.name ?? t('inbox.unnamed')}`);
  useKeys({
    r: () => {
      const step = view.steps.find((one) => mayDo(view, 'return', one.stepId));
      if (step !== undefined) setDialog({ kind: 'return', step });
    },
  });
  return (
    <div className={classes.page}>
      <DossierHeader view={view} primary={openPrimary} onDialog={setDialog} />
      <Views caseId={view.caseId} current={shown} />
      {shown === 'diagram' ? (
        <Suspense fallback={<PageSkeleton rows={8} label={t('loading')} />}>
          <DiagramPanel view={view} />
        </Suspense>
      ) : shown === 'history' ? (
        <div className={classes.single}>
          <HistoryPanel caseId={view.caseId} />
        </div>
      ) : (
        <div className={classes.columns}>
          <div className={classes.column}>
            <JudgementsPanel judgements={view.judgements} />
            <IncidentsPanel incidents={view.incidents} />
            <StepsPanel view={view} onDialog={setDialog} />
            <FactsPanel view={view} />
            <FilesPanel view={view} />
            <PapersPanel view={view} />
          </div>
          <div className={classes.column}>
            <CommentsPanel view={view} />
            <HistoryPanel caseId={view.caseId} />
          </div>
        </div>
      )}
      {dialog === null ? null : <OpenDialog view={view} dialog={dialog} onClose={() => setDialog(null)} />}
    </div>
  );
}

/** One case: what it is, where it stands, and the next thing that the person may do with it. */
export function DossierPage() {
  const { t } = useTranslation();
  const { caseId } = useParams({ from: '/frame/cases/$caseId' });
  const { data, error, refetch } = useQuery(caseQuery(caseId));
  if (data !== undefined) return <Dossier key={caseId} view={data} />;
  if (error === null) return <PageSkeleton rows={12} label={t('loading')} />;
  if (['CASE.NOT_FOUND', 'AUTH.NOT_ALLOWED'].includes(codeOf(error))) {
    return (
      <EmptyState
        headingLevel="h1"
        title={t('problem.noPermission.title')}
        hint={t('problem.noPermission.hint')}
        action={
          <Link to="/inbox" search={{ tab: 'waiting' }}>
            {t('action.toInbox')}
          </Link>
        }
      />
    );
  }
  return <LoadProblem error={error} onRetry={() => void refetch()} />;
}
