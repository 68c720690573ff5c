import { parseTilePath, type TileName } from '@vinhdanh/transparency-log';

/** What an address below `/log/` asks for (C2SP tlog-tiles). */
export type LogRequest =
  | { readonly kind: 'head'; readonly log: string; readonly witnessed: boolean }
  | { readonly kind: 'tile'; readonly log: string; readonly tile: TileName };

/** The record is the log at the root; the others stand under their names. */
const otherLogs = ['refusals', 'access'];

/** Null for every other spelling: an address that reads like another one would be a second name for one thing. */
export function readLogPath(path: string): LogRequest | null {
  const [first = ''] = path.split('/', 1);
  const log = otherLogs.includes(first) ? first : 'record';
  const rest = log === 'record' ? path : path.slice(first.length + 1);
  if (rest === 'checkpoint') return { kind: 'head', log, witnessed: false };
  if (rest === 'checkpoint/witnessed') return { kind: 'head', log, witnessed: true };
  if (!rest.startsWith('tile/')) return null;
  const tile = parseTilePath(rest.slice('tile/'.length));
  return tile.ok ? { kind: 'tile', log, tile: tile.value } : null;
}
