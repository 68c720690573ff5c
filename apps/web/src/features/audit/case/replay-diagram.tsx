import { Button, NativeSelect } from '@mantine/core';
import { PathDiagram, type DiagramStanding, type DiagramWords } from '@vinhdanh/web-ui';
import { useMemo } from 'react';
import type { AuditDiagram, AuditMarks } from '@vinhdanh/contracts/audit';
import { elapsed } from '../../../format/elapsed.js';
import { useLanguage } from '../../../i18n/use-language.js';
import classes from './replay-diagram.module.css';

export interface ReplayDiagramProps {
  readonly diagram: AuditDiagram;
  /** Where the case stood at T; null while that has not come. */
  readonly marks: readonly AuditMarks[] | null;
  /** T itself, which waiting times are counted up to. */
  readonly at: string;
  readonly process: string | undefined;
  /** The process in which the event at T happened. */
  readonly eventProcess: string | null;
  readonly onProcess: (processId: string) => void;
}

/** How long each open place had waited at T, as the label under it. */
function useStanding(
  all: readonly AuditMarks[] | null,
  processId: string | undefined,
  at: string,
): DiagramStanding {
  const { t } = useLanguage();
  return useMemo(() => {
    const marks = all?.find((one) => one.processId === processId);
    const waited = (since: string) => {
      const { unit, count } = elapsed(since, Date.parse(at));
      return unit === 'now' ? t('time.waited.now') : t(`time.waited.${unit}`, { count });
    };
    return {
      done: marks?.done ?? [],
      flows: marks?.flows ?? [],
      incidents: marks?.incidents ?? [],
      open: (marks?.open ?? []).map(({ elementId, since }) => ({ elementId, label: waited(since) })),
    };
  }, [all, processId, at, t]);
}

function Legend() {
  const { t } = useLanguage();
  return (
    <ul className={classes.legend}>
      <li data-state="done">{t('audit.diagram.legendDone')}</li>
      <li data-state="open">{t('audit.diagram.legendOpen')}</li>
      <li data-state="road">{t('audit.diagram.legendRoad')}</li>
      <li data-state="incident">{t('dossier.diagram.legendIncident')}</li>
      <li data-state="ahead">{t('audit.diagram.legendAhead')}</li>
    </ul>
  );
}

/** The case's own path as it stood at T: what was done, what was open, and in bold the road that was taken. */
export default function ReplayDiagram({
  diagram,
  marks,
  at,
  process,
  eventProcess,
  onProcess,
}: ReplayDiagramProps) {
  const { t } = useLanguage();
  const { processes } = diagram;
  const shown = processes.find(({ processId }) => processId === process) ?? processes[0];
  const standing = useStanding(marks, shown?.processId, at);
  const openIn = new Set((marks ?? []).filter(({ open }) => open.length > 0).map((one) => one.processId));
  const show = (processId: string) => {
    if (processes.some((one) => one.processId === processId)) onProcess(processId);
  };
  const elsewhere = processes.find(
    ({ processId }) => processId === eventProcess && processId !== shown?.processId,
  );
  const words: DiagramWords = {
    region: t('audit.diagram.region', { name: shown?.name ?? '' }),
    outline: t('dossier.diagram.outline'),
    zoomIn: t('dossier.diagram.zoomIn'),
    zoomOut: t('dossier.diagram.zoomOut'),
    fit: t('dossier.diagram.fit'),
    broken: t('problem.unknown'),
    state: (element, label) => {
      switch (element) {
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
  return (
    <div className={classes.panel}>
      <div className={classes.head}>
        <div className={classes.which}>
          {processes.length > 1 && shown !== undefined ? (
            <NativeSelect
              aria-label={t('dossier.diagram.process')}
              value={shown.processId}
              onChange={(event) => show(event.currentTarget.value)}
              data={processes.map(({ processId, name }) => ({
                value: processId,
                label: openIn.has(processId) ? `● ${name}` : name,
              }))}
            />
          ) : (
            <h2 className={classes.title}>{shown?.name}</h2>
          )}
          {elsewhere === undefined ? null : (
            <Button variant="subtle" size="compact-sm" onClick={() => show(elsewhere.processId)}>
              {t('audit.diagram.elsewhere', { name: elsewhere.name })}
            </Button>
          )}
        </div>
        <Legend />
      </div>
      {shown === undefined ? null : (
        <PathDiagram
          key={shown.processId}
          xml={shown.xml}
          standing={standing}
          words={words}
          boldRoad
          onCall={show}
        />
      )}
    </div>
  );
}
