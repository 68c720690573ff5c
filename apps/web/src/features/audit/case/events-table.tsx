import { Link } from '@tanstack/react-router';
import type { AuditEvent } from '@vinhdanh/contracts/audit';
import { Panel } from '../../../app/panel.js';
import { dateTime } from '../../../format/dates.js';
import { useLanguage } from '../../../i18n/use-language.js';
import { RowsTable, type RowsColumn } from '../rows-table.js';
import classes from './events-table.module.css';

const narrowRowPx = 84;

export interface EventsTableProps {
  readonly events: readonly AuditEvent[];
  readonly current: number;
  readonly earlier: number;
  readonly later: number;
  readonly onMove: (version: number) => void;
}

/**
 * The events on the slider as a table: the accessible twin of the diagram. Whoever cannot see or reach the
 * drawing goes through the case here; a row's number moves T to it.
 */
export function EventsTable({ events, current, earlier, later, onMove }: EventsTableProps) {
  const { t, pick } = useLanguage();
  const columns: readonly RowsColumn<AuditEvent>[] = [
    {
      id: 'version',
      header: t('audit.events.column.version'),
      cell: ({ version }) => (
        <Link
          from="/audit/cases/$caseId"
          to="."
          search={(before) => ({ ...before, at: version, moment: undefined })}
          replace
          resetScroll={false}
          className={classes.version}
          aria-label={t('audit.events.go', { version })}
        >
          {version}
        </Link>
      ),
    },
    { id: 'at', header: t('audit.events.column.at'), cell: ({ at }) => dateTime(at) },
    {
      id: 'what',
      header: t('audit.events.column.what'),
      cell: ({ sentenceVi, sentenceEn, importance }) => (
        <span data-importance={importance} title={pick(sentenceVi, sentenceEn)}>
          {pick(sentenceVi, sentenceEn)}
        </span>
      ),
    },
    {
      id: 'who',
      header: t('audit.events.column.who'),
      cell: ({ by }) => (by === null ? t('audit.why.machine') : by.name),
    },
    {
      id: 'sealed',
      header: t('audit.events.column.sealed'),
      cell: ({ sealedNumber }) => sealedNumber ?? t('audit.event.unsealedShort'),
    },
    {
      id: 'hash',
      header: t('audit.events.column.hash'),
      cell: ({ hash }) => <code title={hash}>{hash.slice(0, 12)}</code>,
    },
  ];
  return (
    <Panel title={t('audit.events.title')}>
      <p className={classes.hint}>{t('audit.events.hint')}</p>
      {earlier === 0 ? null : (
        <button type="button" className={classes.more} onClick={() => onMove((events[0]?.version ?? 2) - 1)}>
          {t('audit.timeline.earlier', { count: earlier })}
        </button>
      )}
      {events.length === 0 ? (
        <p className={classes.hint}>{t('audit.events.none')}</p>
      ) : (
        <div className={classes.rows}>
          <RowsTable
            items={events}
            columns={columns}
            keyOf={({ version }) => version}
            label={t('audit.events.table')}
            widths={classes.widths}
            narrowRowPx={narrowRowPx}
            isCurrent={({ version }) => version === current}
            arrows={false}
          />
        </div>
      )}
      {later === 0 ? null : (
        <button
          type="button"
          className={classes.more}
          onClick={() => onMove((events.at(-1)?.version ?? current) + 1)}
        >
          {t('audit.timeline.later', { count: later })}
        </button>
      )}
    </Panel>
  );
}
