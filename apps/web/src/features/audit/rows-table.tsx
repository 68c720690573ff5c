import type { ReactNode } from 'react';
import { useVirtualRows } from '../../app/virtual-rows.js';
import classes from './rows-table.module.css';

export interface RowsColumn<Item> {
  readonly id: string;
  readonly header: ReactNode;
  readonly cell: (item: Item) => ReactNode;
}

export interface RowsTableProps<Item> {
  readonly items: readonly Item[];
  readonly columns: readonly RowsColumn<Item>[];
  readonly keyOf: (item: Item) => string | number;
  readonly label: string;
  /** Class that gives the columns their widths, by `data-column`. */
  readonly widths: string | undefined;
  readonly narrowRowPx: number;
  readonly isCurrent?: (item: Item) => boolean;
  readonly onNearEnd?: () => void;
  /** Whether the arrows move from row to row; not where they move something else of the page. */
  readonly arrows?: boolean;
}

const rowPx = 36;

/** A long table, its rows drawn only where they are seen; on a narrow screen each row is a small card. */
export function RowsTable<Item>({
  items,
  columns,
  keyOf,
  label,
  widths,
  narrowRowPx,
  isCurrent = () => false,
  onNearEnd,
  arrows = true,
}: RowsTableProps<Item>) {
  const { scroller, seen, before, after, onRowFocus } = useVirtualRows({
    count: items.length,
    rowPx,
    narrowRowPx,
    onNearEnd,
    arrows,
  });
  const spacer = (height: number) =>
    height > 0 ? (
      <tr aria-hidden="true" className={classes.spacer}>
        <td style={{ height }} />
      </tr>
    ) : null;
  return (
    <div ref={scroller} className={classes.scroller}>
      <table
        className={`${classes.table} ${widths ?? ''}`}
        role="table"
        aria-label={label}
        aria-rowcount={items.length + 1}
      >
        <thead role="rowgroup">
          <tr role="row" aria-rowindex={1}>
            {columns.map(({ id, header }) => (
              <th key={id} role="columnheader" scope="col" data-column={id}>
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {spacer(before)}
          {seen.map(({ index }) => {
            const item = items[index];
            if (item === undefined) return null;
            return (
              <tr
                key={keyOf(item)}
                role="row"
                aria-rowindex={index + 2}
                data-row={index}
                aria-current={isCurrent(item) ? 'true' : undefined}
                className={classes.row}
                style={{ '--narrow-row': `${narrowRowPx}px` } as React.CSSProperties}
                onFocus={() => onRowFocus(index)}
              >
                {columns.map(({ id, cell }) => (
                  <td key={id} role="cell" data-column={id}>
                    {cell(item)}
                  </td>
                ))}
              </tr>
            );
          })}
          {spacer(after)}
        </tbody>
      </table>
    </div>
  );
}
