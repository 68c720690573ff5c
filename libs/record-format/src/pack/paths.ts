import { isHexHash } from '../hex.js';

/** Files that stand in every pack, by what they are. */
export const packPaths = {
  manifest: 'pack.json',
  checkpoint: 'log/checkpoint',
  proofs: 'log/proofs.json',
  summary: 'summary.html',
  verifier: 'verify.mjs',
} as const;

export const recordPath = (stream: string): string => `record/${stream}.jsonl`;
export const commandPath = (hash: string): string => `commands/${hash}.json`;
export const bundlePath = (hash: string): string => `bundles/${hash}.json`;
export const filePath = (sha256: string): string => `files/${sha256}`;
export const earlierPath = (size: number): string => `log/earlier/${size}`;

/** What a file of a pack is, told by its path alone. */
export type PackFile =
  | { readonly kind: keyof typeof packPaths }
  | { readonly kind: 'record'; readonly stream: string }
  | { readonly kind: 'command' | 'bundle' | 'file'; readonly hash: string }
  | { readonly kind: 'earlier'; readonly size: number };

const numbered = /^log\/earlier\/(0|[1-9][0-9]{0,15})$/;
const named = /^record\/([a-z0-9][a-z0-9._-]{0,119})\.jsonl$/i;
const hashed = /^(commands|bundles|files)\/([0-9a-f]{64})(\.json)?$/;

/** Null for a path that no pack has. */
export function parsePackPath(path: string): PackFile | null {
  for (const [kind, fixed] of Object.entries(packPaths))
    if (fixed === path) return { kind: kind as keyof typeof packPaths };
  const size = numbered.exec(path)?.[1];
  if (size !== undefined) return { kind: 'earlier', size: Number(size) };
  const stream = named.exec(path)?.[1];
  if (stream !== undefined) return { kind: 'record', stream };
  const [, folder, hash, ending] = hashed.exec(path) ?? [];
  if (!isHexHash(hash) || (folder === 'files') !== (ending === undefined)) return null;
  return { kind: folder === 'commands' ? 'command' : folder === 'bundles' ? 'bundle' : 'file', hash };
}

const segment = /^[A-Za-z0-9_][A-Za-z0-9._-]*$/;

/** Whether a path stays below the folder that it is written into, on any system. */
export const isSafePath = (path: string): boolean =>
  path.length <= 255 && path.split('/').every((part) => segment.test(part) && !part.endsWith('.'));
