import { useMediaQuery } from '@mantine/hooks';
import { useVirtualizer, type VirtualItem } from '@tanstack/react-virtual';
import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import { useKeys } from './key-sequence.js';

const overscanRows = 12;
const nearEndRows = 20;
/** Below this width a row is a small card. */
export const narrowRows = '(max-width: 640px)';

export interface VirtualRowsOptions {
  readonly count: number;
  readonly rowPx: number;
  /** Height of a row where the window is narrow and a row becomes a small card. */
  readonly narrowRowPx: number;
  /** Called when the reader comes near the end of what is loaded. */
  readonly onNearEnd?: (() => void) | undefined;
  /** Whether the arrows move from row to row as `j` and `k` do; not where they have another work. */
  readonly arrows?: boolean;
}

export interface VirtualRows {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly seen: readonly VirtualItem[];
  /** Height of the rows that are not drawn, above and below. */
  readonly before: number;
  readonly after: number;
  /** To be called when a row gets the focus, so that `j` and `k` go on from it. */
  readonly onRowFocus: (index: number) => void;
  readonly scrollTo: (index: number) => void;
}

/**
 * Rows of a long table, drawn only where they are seen. `j` and `k` (and the arrows) move the focus from row to
 * row, by the first link or button of a row that is marked with `data-row`.
 */
export function useVirtualRows({
  count,
  rowPx,
  narrowRowPx,
  onNearEnd,
  arrows = true,
}: VirtualRowsOptions): VirtualRows {
  const narrow = useMediaQuery(narrowRows) ?? false;
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const size = narrow ? narrowRowPx : rowPx;
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => size,
    overscan: overscanRows,
  });
  useEffect(() => virtual.measure(), [virtual, size]);
  const seen = virtual.getVirtualItems();
  const lastSeen = seen.at(-1)?.index ?? 0;
  useEffect(() => {
    if (count > 0 && lastSeen >= count - nearEndRows) onNearEnd?.();
  }, [lastSeen, count, onNearEnd]);
  const move = useCallback(
    (step: number) => {
      const focused = scroller.current?.contains(document.activeElement) ?? false;
      const next = Math.max(0, Math.min(count - 1, focused ? active + step : active));
      setActive(next);
      virtual.scrollToIndex(next);
      const handle = () =>
        scroller.current?.querySelector<HTMLElement>(`[data-row="${next}"] :is(a, button)`);
      const drawn = handle();
      // At once where it can be: Enter may follow `j` before the next frame.
      if (drawn) drawn.focus();
      else requestAnimationFrame(() => handle()?.focus());
    },
    [active, count, virtual],
  );
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    ...(arrows ? { ArrowDown: () => move(1), ArrowUp: () => move(-1) } : {}),
  });
  return {
    scroller,
    seen,
    before: seen[0]?.start ?? 0,
    after: virtual.getTotalSize() - (seen.at(-1)?.end ?? 0),
    onRowFocus: setActive,
    scrollTo: (index) => virtual.scrollToIndex(index, { align: 'auto' }),
  };
}
