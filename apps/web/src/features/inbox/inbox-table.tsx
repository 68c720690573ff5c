import { useMediaQuery } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { useTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import type { InboxItem } from '@vinhdanh/contracts';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '../../app/key-sequence.js';
import { inboxColumns, inboxFeatures, type InboxColumnId } from './inbox-columns.js';
import classes from './inbox.module.css';

const rowPx = 36;
const narrowRowPx = 92;
const overscanRows = 12;
const nearEndRows = 20;

export interface InboxTableProps {
  readonly items: readonly InboxItem[];
  readonly label: string;
  /** Called when the reader comes near the end of what is loaded. */
  readonly onNearEnd: () => void;
}

/**
 * The rows of an inbox, drawn only where they are seen. `j` and `k` move the focus from case to case;
 * Enter then is the browser's own on a link.
 */
export function InboxTable({ items, label, onNearEnd }: InboxTableProps) {
  const { t } = useTranslation();
  const narrow = useMediaQuery('(max-width: 640px)') ?? false;
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const table = useTable({
    features: inboxFeatures,
    columns: inboxColumns,
    data: items as InboxItem[],
    getRowId: (item) => `${item.caseId} ${item.stepId ?? ''} ${item.duty}`,
  });
  const rows = table.getRowModel().rows;
  const size = narrow ? narrowRowPx : rowPx;
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => size,
    overscan: overscanRows,
  });
  useEffect(() => virtual.measure(), [virtual, size]);
  const seen = virtual.getVirtualItems();
  const lastSeen = seen.at(-1)?.index ?? 0;
  useEffect(() => {
    if (rows.length > 0 && lastSeen >= rows.length - nearEndRows) onNearEnd();
  }, [lastSeen, rows.length, onNearEnd]);
  const move = useCallback(
    (step: number) => {
      const focused = scroller.current?.contains(document.activeElement) ?? false;
      const next = Math.max(0, Math.min(rows.length - 1, focused ? active + step : active));
      setActive(next);
      virtual.scrollToIndex(next);
      const link = () => scroller.current?.querySelector<HTMLElement>(`[data-row="${next}"] a`);
      const drawn = link();
      // At once where it can be: Enter may follow `j` before the next frame.
      if (drawn) drawn.focus();
      else requestAnimationFrame(() => link()?.focus());
    },
    [active, rows.length, virtual],
  );
  useKeys({ j: () => move(1), k: () => move(-1), ArrowDown: () => move(1), ArrowUp: () => move(-1) });
  const before = seen[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (seen.at(-1)?.end ?? 0);
  return (
    <div ref={scroller} className={classes.scroller}>
      <table className={classes.table} role="table" aria-label={label} aria-rowcount={rows.length + 1}>
        <thead role="rowgroup">
          <tr role="row" aria-rowindex={1}>
            {table.getFlatHeaders().map((header) => (
              <th key={header.id} role="columnheader" scope="col" data-column={header.id}>
                {t(`inbox.column.${header.id as InboxColumnId}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {before > 0 ? (
            <tr aria-hidden="true" className={classes.spacer}>
              <td style={{ height: before }} />
            </tr>
          ) : null}
          {seen.map((place) => {
            const row = rows[place.index];
            if (row === undefined) return null;
            return (
              <tr
                key={row.id}
                role="row"
                aria-rowindex={place.index + 2}
                data-row={place.index}
                className={classes.row}
              >
                {row.getAllCells().map((cell) => (
                  <td key={cell.id} role="cell" data-column={cell.column.id}>
                    {cell.column.id === 'number' ? (
                      <Link
                        to="/cases/$caseId"
                        params={{ caseId: row.original.caseId }}
                        className={classes.number}
                        onFocus={() => setActive(place.index)}
                      >
                        {row.original.caseNumber}
                      </Link>
                    ) : (
                      <table.FlexRender cell={cell} />
                    )}
                  </td>
                ))}
              </tr>
            );
          })}
          {after > 0 ? (
            <tr aria-hidden="true" className={classes.spacer}>
              <td style={{ height: after }} />
            </tr>
          ) : null}
        </tbody>
      </table>
    </div>
  );
}
