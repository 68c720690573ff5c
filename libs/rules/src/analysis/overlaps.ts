import { firstOf, lastOf, type PieceSet } from './piece-set.js';
import { isEmpty, meets, type Box, type SearchBudget } from './table-space.js';

/** First and last piece of a cell. */
interface Hull {
  readonly row: number;
  readonly first: number;
  readonly last: number;
}

function hullsOf(rows: readonly { readonly row: number; readonly box: Box }[], column: number): Hull[] {
  return rows
    .map(({ row, box }) => {
      const set = box[column] as PieceSet;
      return { row, first: firstOf(set), last: lastOf(set) };
    })
    .sort((a, b) => a.first - b.first);
}

/** Pairs whose hulls meet, in no order; each once. */
function* meetingHulls(hulls: readonly Hull[]): Generator<readonly [number, number]> {
  let open: Hull[] = [];
  for (const hull of hulls) {
    open = open.filter(({ last }) => last >= hull.first);
    for (const other of open) yield [Math.min(other.row, hull.row), Math.max(other.row, hull.row)];
    open.push(hull);
  }
}

function countUpTo(hulls: readonly Hull[], most: number): number {
  let count = 0;
  for (const _pair of meetingHulls(hulls)) {
    count += 1;
    if (count >= most) break;
  }
  return count;
}

/**
 * Pairs of rows that take a common input. Rows are swept along the column that tells most of them apart, and only
 * those that meet there are compared as a whole.
 */
export function* overlappingPairs(
  boxes: readonly (Box | null)[],
  budget: SearchBudget,
): Generator<readonly [number, number]> {
  const rows = boxes.flatMap((box, row) => (box === null || isEmpty(box) ? [] : [{ row, box }]));
  const columns = rows[0]?.box.length ?? 0;
  if (rows.length < 2 || columns === 0) return;
  let best: Hull[] = [];
  let fewest = Infinity;
  for (let column = 0; column < columns; column++) {
    const hulls = hullsOf(rows, column);
    const count = countUpTo(hulls, Math.min(fewest, rows.length * 64));
    if (count >= fewest) continue;
    fewest = count;
    best = hulls;
  }
  for (const [a, b] of meetingHulls(best)) {
    if (!budget.spend()) return;
    if (meets(boxes[a] as Box, boxes[b] as Box)) yield [a, b];
  }
}
