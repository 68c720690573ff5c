import { canonicalJson, type Json, type JsonObject } from '@vinhdanh/kernel';
import type { Hasher } from '../host.js';
import { isHexHash, toHex } from '../hex.js';
import { hasExactly, isCount, isObject, isText } from '../json/fields.js';
import { isInstantText } from '../json/instant-shape.js';
import { isSafePath, packPaths } from './paths.js';

export const packFormat = 'vinhdanh-pack';
export const packVersion = 1;

export interface ListedStream {
  readonly stream: string;
  readonly events: number;
  /** Hash of the last event, hex. */
  readonly head: string;
}
export interface ListedFile {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** What a pack says of itself (`pack.json`). Nothing of it is proved by being written here. */
export interface Manifest {
  readonly tenant: string;
  /** When and by which program the pack was made, as that program says. */
  readonly madeAt: string;
  readonly tool: string;
  /** In order of their names. */
  readonly streams: readonly ListedStream[];
  /** Every file but `pack.json` itself, in order of their paths. */
  readonly files: readonly ListedFile[];
}

export type ManifestFault = 'MANIFEST.MALFORMED' | 'MANIFEST.LATER_VERSION' | 'MANIFEST.CHANGED';
export type ReadManifest =
  | { readonly ok: true; readonly value: Manifest }
  | { readonly ok: false; readonly fault: ManifestFault; readonly detail: string };

const members = ['digest', 'files', 'format', 'madeAt', 'streams', 'tenant', 'tool', 'version'];

/** The digest comes first: it is over the text without it. */
const digestMember = (digest: string): string => `"digest":"${digest}",`;

/**
 * The hash of canonical bytes without their first member, `digest`. They begin with it, or it is not theirs. For that
 * moment a brace stands where its comma was: a copy of a very long list would be as long again.
 */
function digestOf(host: Hasher, bytes: Uint8Array): string {
  const rest = bytes.subarray(digestMember('0'.repeat(64)).length);
  const comma = rest[0] ?? 0;
  rest[0] = openBrace;
  const digest = toHex(host.sha256(rest));
  rest[0] = comma;
  return digest;
}
const openBrace = 0x7b;

/** The text of `pack.json`. Its last word is the hash of the rest, so that a damaged byte in it is noticed. */
export function formatManifest(host: Hasher, manifest: Manifest): string {
  const content = canonicalJson({
    ...manifest,
    format: packFormat,
    version: packVersion,
  } as unknown as JsonObject);
  const digest = toHex(host.sha256(host.encodeUtf8(content)));
  return `{${digestMember(digest)}${content.slice(1)}`;
}

const isStream = (value: Json): boolean =>
  isObject(value) &&
  hasExactly(value, ['events', 'head', 'stream']) &&
  isText(value.stream) &&
  isSafePath(value.stream) &&
  isCount(value.events) &&
  value.events > 0 &&
  isHexHash(value.head);

const isFile = (value: Json): boolean =>
  isObject(value) &&
  hasExactly(value, ['bytes', 'path', 'sha256']) &&
  isText(value.path) &&
  isSafePath(value.path) &&
  value.path !== packPaths.manifest &&
  isCount(value.bytes) &&
  isHexHash(value.sha256);

/** Whether names rise strictly: then none stands twice. */
const rise = (names: readonly string[]): boolean =>
  names.every((name, at) => at === 0 || names[at - 1]! < name);

function isManifest(value: JsonObject): boolean {
  const { streams, files } = value;
  return (
    hasExactly(value, members) &&
    isText(value.tenant) &&
    isInstantText(value.madeAt) &&
    isText(value.tool) &&
    Array.isArray(streams) &&
    streams.length > 0 &&
    streams.every(isStream) &&
    rise(streams.map(({ stream }: ListedStream) => stream)) &&
    Array.isArray(files) &&
    files.every(isFile) &&
    rise(files.map(({ path }: ListedFile) => path))
  );
}

/**
 * Reads the parsed `pack.json`, strictly: no member more or less, everything in order.
 * @param bytes the canonical text that `value` was read from
 */
export function readManifest(host: Hasher, value: Json, bytes: Uint8Array): ReadManifest {
  const fail = (fault: ManifestFault, detail: string): ReadManifest => ({ ok: false, fault, detail });
  if (!isObject(value) || value.format !== packFormat) return fail('MANIFEST.MALFORMED', 'format');
  if (isCount(value.version) && value.version > packVersion)
    return fail('MANIFEST.LATER_VERSION', String(value.version));
  if (value.version !== packVersion || !isManifest(value)) return fail('MANIFEST.MALFORMED', 'members');
  if (value.digest !== digestOf(host, bytes)) return fail('MANIFEST.CHANGED', 'digest');
  const { tenant, madeAt, tool, streams, files } = value as unknown as Manifest;
  return { ok: true, value: { tenant, madeAt, tool, streams, files } };
}
