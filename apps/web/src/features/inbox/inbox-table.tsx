import { Link } from '@tanstack/react-router';
import { useTable } from '@tanstack/react-table';
import type { InboxItem } from '@vinhdanh/contracts';
import { useTranslation } from 'react-i18next';
import { useVirtualRows } from '../../app/virtual-rows.js';
import { inboxColumns, inboxFeatures, type InboxColumnId } from './inbox-columns.js';
import classes from './inbox.module.css';

const rowPx = 36;
const narrowRowPx = 92;

export interface InboxTableProps {
  readonly items: readonly InboxItem[];
  readonly label: string;
  /** Called when the reader comes near the end of what is loaded. */
  readonly onNearEnd: () => void;
}

/** The rows of an inbox. The whole row is its link's target; Enter then is the browser's own. */
export function InboxTable({ items, label, onNearEnd }: InboxTableProps) {
  const { t } = useTranslation();
  const table = useTable({
    features: inboxFeatures,
    columns: inboxColumns,
    data: items as InboxItem[],
    getRowId: (item) => `${item.caseId} ${item.stepId ?? ''} ${item.duty}`,
  });
  const rows = table.getRowModel().rows;
  const { scroller, seen, before, after, onRowFocus } = useVirtualRows({
    count: rows.length,
    rowPx,
    narrowRowPx,
    onNearEnd,
  });
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
                        onFocus={() => onRowFocus(place.index)}
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
