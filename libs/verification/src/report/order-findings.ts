import type { RecordFinding } from './report.js';

const compare = (a: string | number, b: string | number): number => (a < b ? -1 : a > b ? 1 : 0);

/** Events first, by stream and version; then what is about no event, as it was found. */
function inOrder(a: RecordFinding, b: RecordFinding): number {
  if (a.event === null || b.event === null) return Number(a.event === null) - Number(b.event === null);
  return compare(a.event.stream, b.event.stream) || compare(a.event.version, b.event.version);
}

const isSameEvent = ({ event }: RecordFinding, other: RecordFinding): boolean =>
  event !== null && event.stream === other.event?.stream && event.version === other.event.version;

/** The findings by place, so that the first names the first broken event; it has its neighbours if any do. Pure. */
export function orderFindings(findings: readonly RecordFinding[]): RecordFinding[] {
  const [first, ...rest] = [...findings].sort(inOrder);
  if (first === undefined) return [];
  if (first.neighbours.length > 0) return [first, ...rest];
  const neighbours = rest.find((each) => isSameEvent(each, first) && each.neighbours.length > 0)?.neighbours;
  return [{ ...first, neighbours: neighbours ?? [] }, ...rest];
}
