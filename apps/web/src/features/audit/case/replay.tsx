import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { PageSkeleton } from '@vinhdanh/web-ui';
import { lazy, Suspense, useMemo, useRef, useState } from 'react';
import type { AuditCaseView, AuditState } from '@vinhdanh/contracts/audit';
import { auditDiagramQuery, auditStateAtQuery, auditStateQuery } from '../../../api/audit-queries.js';
import { useKeys } from '../../../app/key-sequence.js';
import { LoadProblem } from '../../../app/page-problems.js';
import { dateTime } from '../../../format/dates.js';
import { useLanguage } from '../../../i18n/use-language.js';
import type { CaseSearch, DetailLevel } from './case-search.js';
import { DifferencePanel } from './difference-panel.js';
import { EventsTable } from './events-table.js';
import { useEventWindow } from './event-window.js';
import { MomentDialog } from './moment-dialog.js';
import { MomentLine } from './moment-line.js';
import { StatePanel } from './state-panel.js';
import { passes } from './importance.js';
import { TimelineBar } from './timeline-bar.js';
import { stopFrom } from './timeline-layout.js';
import { useMarks } from './use-marks.js';
import { WhyPanel } from './why-panel.js';
import classes from './replay.module.css';

// The viewer is the heaviest part of the page; the words need not wait for it.
const ReplayDiagram = lazy(() => import('./replay-diagram.js'));

/** How long T must rest before its words are asked for: each asking is an entry in the access log. */
const restMs = 150;

/** The state at T; while the next one is on its way, the last one stays. */
function useStateAt(caseId: string, version: number) {
  const { data, error, refetch } = useQuery(auditStateQuery(caseId, version));
  const last = useRef<AuditState | null>(null);
  if (data !== undefined) last.current = data;
  return { state: data ?? last.current, error, refetch };
}

/** Goes to the event that a moment comes to, when the address names the moment alone; else to the event that it names. */
export function Replay({ view }: { readonly view: AuditCaseView }) {
  const { t } = useLanguage();
  const { at, moment } = useSearch({ from: '/frame/audit/cases/$caseId' });
  const navigate = useNavigate({ from: '/audit/cases/$caseId' });
  const unresolved = at === undefined && moment !== undefined;
  const asked = useQuery({ ...auditStateAtQuery(view.caseId, moment ?? ''), enabled: unresolved });
  if (!unresolved) return <ReplayAt view={view} version={Math.min(at ?? view.events, view.events)} />;
  if (asked.data !== undefined) return <ReplayAt view={view} version={asked.data.version} />;
  if (asked.error === null) return <PageSkeleton rows={12} label={t('loading')} />;
  const toNow = () => void navigate({ to: '.', search: (before) => ({ ...before, moment: undefined }) });
  return <LoadProblem error={asked.error} onRetry={toNow} />;
}

interface ReplayAtProps {
  readonly view: AuditCaseView;
  readonly version: number;
}

/** A case as it stood at one of its events: the path, the slider, what it said, and why the event happened. */
function ReplayAt({ view, version }: ReplayAtProps) {
  const { t, pick } = useLanguage();
  const { caseId, events: total } = view;
  const search = useSearch({ from: '/frame/audit/cases/$caseId' });
  const navigate = useNavigate({ from: '/audit/cases/$caseId' });
  const [jumping, setJumping] = useState(false);
  const detail: DetailLevel = search.detail ?? 'change';
  const change = (next: CaseSearch) =>
    void navigate({
      to: '.',
      search: (before) => ({ ...before, ...next }),
      replace: true,
      resetScroll: false,
    });
  const move = (at: number) => change({ at: Math.max(1, Math.min(total, at)), moment: undefined });

  const around = useEventWindow(caseId, total, version);
  const { events } = around;
  const event = events.find((one) => one.version === version);
  const stops = useMemo(
    () => events.filter((one) => one.version === version || passes(one.importance, detail)),
    [events, version, detail],
  );
  const [rested] = useDebouncedValue(version, restMs);
  const { state, error, refetch } = useStateAt(caseId, rested);
  const marks = useMarks(caseId, total, version) ?? (state?.version === version ? state.marks : null);
  const { data: diagram, error: diagramError, refetch: refetchDiagram } = useQuery(auditDiagramQuery(caseId));

  const stopBefore = stopFrom(stops, rested, -1)?.version ?? rested;
  const before = stopBefore < rested ? stopBefore : null;
  const step = (by: 1 | -1): boolean => {
    const to = stopFrom(stops, version, by)?.version ?? version;
    if (to !== version) {
      move(to);
      return true;
    }
    // The end of what is at hand is not yet the end of the case.
    const beyond = by === 1 ? around.later : around.earlier;
    const edge = by === 1 ? events.at(-1)?.version : events[0]?.version;
    if (beyond === 0 || edge === undefined) return false;
    move(edge + by);
    return true;
  };
  useKeys({
    ArrowRight: () => step(1),
    ArrowLeft: () => step(-1),
    Home: () => move(1),
    End: () => move(total),
    t: () => setJumping(true),
  });

  if (around.error !== null) return <LoadProblem error={around.error} onRetry={around.retry} />;
  const at = search.moment ?? event?.at ?? view.lastAt;
  const sentence = event === undefined ? '' : pick(event.sentenceVi, event.sentenceEn);
  return (
    <>
      <div className={classes.stage}>
        {diagram === undefined && diagramError !== null ? (
          <LoadProblem error={diagramError} onRetry={() => void refetchDiagram()} />
        ) : null}
        {diagram === undefined ? (
          <PageSkeleton rows={8} label={t('loading')} />
        ) : (
          <Suspense fallback={<PageSkeleton rows={8} label={t('loading')} />}>
            <ReplayDiagram
              diagram={diagram}
              marks={marks}
              at={at}
              process={search.process}
              eventProcess={event?.processId ?? null}
              onProcess={(process) => change({ process })}
            />
          </Suspense>
        )}
        <TimelineBar
          stops={stops}
          current={version}
          valueText={t('audit.timeline.value', { version, total, at: dateTime(at), sentence })}
          detail={detail}
          earlier={around.earlier}
          later={around.later}
          ready={marks !== null && event !== undefined}
          onMove={move}
          onStep={step}
          onDetail={(chosen) => change({ detail: chosen })}
          onJump={() => setJumping(true)}
        />
        {event === undefined ? (
          <p className={classes.loading}>{t('audit.timeline.loading')}</p>
        ) : (
          <MomentLine event={event} total={total} moment={search.moment} />
        )}
      </div>
      <div className={classes.columns}>
        <div className={classes.column}>
          <StatePanel state={state} error={error} onRetry={() => void refetch()} />
        </div>
        <div className={classes.column}>
          <WhyPanel caseId={caseId} version={rested} />
          <DifferencePanel
            caseId={caseId}
            version={rested}
            before={before}
            total={total}
            against={search.against ?? 'previous'}
            onAgainst={(against) => change({ against })}
          />
        </div>
      </div>
      <div className={classes.single}>
        <EventsTable
          events={stops}
          current={version}
          earlier={around.earlier}
          later={around.later}
          onMove={move}
        />
      </div>
      {jumping ? (
        <MomentDialog
          caseId={caseId}
          firstAt={view.firstAt}
          lastAt={view.lastAt}
          at={at}
          onClose={() => setJumping(false)}
          onFound={(found, moment) => {
            setJumping(false);
            change({ at: found, moment });
          }}
        />
      ) : null}
    </>
  );
}
