import type { RecordFinding } from './report.js';

const compare = (a: string | number, b: string | number): number => (a < b ? -1 : a > b ? 1 : 0);

/** Events first, by stream and version; then what is about no event, as it was found. */
function inOrder(a: RecordFinding, b: RecordFinding): number {
  if (a.event === null || b.event === null) return Number(a.event === null) - Number(b.event === null);
  return compare(a.event.stream, b.event.stream) || compare(a.event.version, b.event.version);
}

const isSameEvent = ({ event }: RecordFinding, other: RecordFinding): boolean =>
  event !== null && event.stream === other.event?.stream && event.version === other.event.version;

/**
 * The findings by place, so that the first names the first broken event; it has as many neighbours as any finding of
 * that event knows. Pure.
 */
export function orderFindings(findings: readonly RecordFinding[]): RecordFinding[] {
  const [first, ...rest] = [...findings].sort(inOrder);
  if (first === undefined) return [];
  const same = [first, ...rest.filter((each) => isSameEvent(each, first))];
  const neighbours = same.reduce(
    (most, each) => (each.neighbours.length > most.length ? each.neighbours : most),
    first.neighbours,
  );
  return [{ ...first, neighbours }, ...rest];
}
