import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { CaseView, Diagram } from '@vinhdanh/contracts';
import { PageSkeleton, PathDiagram, type DiagramStanding, type DiagramWords } from '@vinhdanh/web-ui';
import { useMemo } from 'react';
import { diagramQuery } from '../../api/queries.js';
import { LoadProblem } from '../../app/page-problems.js';
import { elapsed } from '../../format/elapsed.js';
import { useLanguage } from '../../i18n/use-language.js';
import classes from './diagram-panel.module.css';

type Process = Diagram['processes'][number];

function Legend() {
  const { t } = useLanguage();
  return (
    <ul className={classes.legend}>
      <li data-state="done">{t('dossier.diagram.legendDone')}</li>
      <li data-state="open">{t('dossier.diagram.legendOpen')}</li>
      <li data-state="incident">{t('dossier.diagram.legendIncident')}</li>
      <li data-state="ahead">{t('dossier.diagram.legendAhead')}</li>
    </ul>
  );
}

/** How long each open place has waited, as the label under it. */
function useStanding(process: Process | undefined): DiagramStanding {
  const { t } = useLanguage();
  return useMemo(() => {
    const waited = (since: string) => {
      const { unit, count } = elapsed(since, Date.now());
      return unit === 'now' ? t('time.waited.now') : t(`time.waited.${unit}`, { count });
    };
    return {
      done: process?.done ?? [],
      flows: process?.flows ?? [],
      incidents: process?.incidents ?? [],
      open: (process?.open ?? []).map((one) => ({
        elementId: one.elementId,
        label: one.label === '' ? waited(one.since) : one.label,
      })),
    };
  }, [process, t]);
}

/** The path of the case as BPMN, one process at a time; the called ones by name. */
export default function DiagramPanel({ view }: { readonly view: CaseView }) {
  const { t } = useLanguage();
  const navigate = useNavigate();
  const { process: wanted } = useSearch({ from: '/frame/cases/$caseId' });
  const { data, error, isPending, refetch } = useQuery(diagramQuery(view.caseId));
  const processes = data?.processes ?? [];
  const shown = processes.find((one) => one.processId === wanted) ?? processes[0];
  const standing = useStanding(shown);
  const words: DiagramWords = {
    region: t('dossier.diagram.title'),
    outline: t('dossier.diagram.outline'),
    zoomIn: t('dossier.diagram.zoomIn'),
    zoomOut: t('dossier.diagram.zoomOut'),
    fit: t('dossier.diagram.fit'),
    broken: t('problem.unknown'),
    state: (state, label) => {
      switch (state) {
        case 'done':
          return t('dossier.diagram.stateDone');
        case 'open':
          return t('dossier.diagram.stateOpen', { label: label ?? '' });
        case 'incident':
          return t('dossier.diagram.stateIncident');
        default:
          return t('dossier.diagram.stateAhead');
      }
    },
  };
  const show = (process: string) => {
    if (processes.some((one) => one.processId === process)) {
      void navigate({
        to: '/cases/$caseId',
        params: { caseId: view.caseId },
        search: { view: 'diagram', process },
      });
    }
  };
  if (isPending) return <PageSkeleton rows={8} label={t('loading')} />;
  if (data === undefined) return <LoadProblem error={error} onRetry={() => void refetch()} />;
  return (
    <div className={classes.panel}>
      <div className={classes.head}>
        {processes.length > 1 && shown !== undefined ? (
          <NativeSelect
            aria-label={t('dossier.diagram.process')}
            value={shown.processId}
            onChange={(event) => show(event.currentTarget.value)}
            data={processes.map((one) => ({
              value: one.processId,
              label: one.open.length > 0 ? `● ${one.name}` : one.name,
            }))}
          />
        ) : (
          <h2 className={classes.title}>{shown?.name}</h2>
        )}
        <Legend />
      </div>
      {shown === undefined ? null : (
        <PathDiagram key={shown.processId} xml={shown.xml} standing={standing} words={words} onCall={show} />
      )}
    </div>
  );
}
