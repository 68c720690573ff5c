import { parseTilePath, tilePath, type TileName } from '@vinhdanh/transparency-log';
import { isHexHash } from '../hex.js';

/** Files that stand in every pack, by what they are. */
export const packPaths = {
  manifest: 'pack.json',
  checkpoint: 'log/checkpoint',
  proofs: 'log/proofs.json',
  summary: 'summary.html',
  verifier: 'verify.mjs',
} as const;

const tilesFolder = 'log/tile/';

export const recordPath = (stream: string): string => `record/${stream}.jsonl`;
export const commandsPath = (stream: string): string => `commands/${stream}.jsonl`;
export const bundlePath = (hash: string): string => `bundles/${hash}.json`;
export const filePath = (sha256: string): string => `files/${sha256}`;
export const earlierPath = (size: number): string => `log/earlier/${size}`;
export const packTilePath = (tile: TileName): string => `${tilesFolder}${tilePath(tile)}`;

/** What a file of a pack is, told by its path alone. */
export type PackFile =
  | { readonly kind: keyof typeof packPaths }
  | { readonly kind: 'record' | 'commands'; readonly stream: string }
  | { readonly kind: 'bundle' | 'file'; readonly hash: string }
  | { readonly kind: 'tile' }
  | { readonly kind: 'earlier'; readonly size: number };

const fixedKinds = new Map(
  Object.entries(packPaths).map(([kind, path]) => [path as string, kind as keyof typeof packPaths]),
);
const numbered = /^log\/earlier\/(0|[1-9][0-9]{0,15})$/;
const named = /^(record|commands)\/([a-z0-9][a-z0-9._-]{0,119})\.jsonl$/i;
const hashed = /^(bundles|files)\/([0-9a-f]{64})(\.json)?$/;

function isPackTile(path: string): boolean {
  const tile = parseTilePath(path);
  return tile.ok && tile.value.level !== 'entries';
}

/** Null for a path that no pack has. */
export function parsePackPath(path: string): PackFile | null {
  const fixed = fixedKinds.get(path);
  if (fixed !== undefined) return { kind: fixed };
  const size = numbered.exec(path)?.[1];
  if (size !== undefined) return { kind: 'earlier', size: Number(size) };
  const [, lines, stream] = named.exec(path) ?? [];
  if ((lines === 'record' || lines === 'commands') && stream !== undefined) return { kind: lines, stream };
  if (path.startsWith(tilesFolder) && isPackTile(path.slice(tilesFolder.length))) return { kind: 'tile' };
  const [, folder, hash, ending] = hashed.exec(path) ?? [];
  if (!isHexHash(hash) || (folder === 'files') !== (ending === undefined)) return null;
  return { kind: folder === 'bundles' ? 'bundle' : 'file', hash };
}

const segment = /^[A-Za-z0-9_][A-Za-z0-9._-]*$/;

/** Whether a path stays below the folder that it is written into, on any system. */
export const isSafePath = (path: string): boolean =>
  path.length <= 255 && path.split('/').every((part) => segment.test(part) && !part.endsWith('.'));
