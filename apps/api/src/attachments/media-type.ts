import { isUtf8 } from 'node:buffer';
import { open } from 'node:fs/promises';
import { fileTypeFromFile } from 'file-type';
import { ApiProblem } from '@vinhdanh/http-platform';

/** What an office attaches. Anything else is refused by name, whatever it contains. */
const allowed = {
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'text/plain': 'txt',
} as const;

export type AllowedMediaType = keyof typeof allowed;
export const allowedMediaTypes = Object.keys(allowed) as AllowedMediaType[];

/** How much of a text is looked at: enough that a binary file is not taken for one. */
const TEXT_PROBE_BYTES = 64 * 1024;
/** Bytes of one UTF-8 character at most; the probe may cut one in the middle. */
const UTF8_BYTES_MAX = 4;

const isAllowed = (type: string): type is AllowedMediaType => Object.hasOwn(allowed, type);

/**
 * The declared type when it may be attached at all.
 * @throws ApiProblem `ATTACHMENT.TYPE_REFUSED`.
 */
export function parseDeclaredType(header: string | undefined): AllowedMediaType {
  const declared = (header ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (!isAllowed(declared)) throw new ApiProblem('ATTACHMENT.TYPE_REFUSED');
  return declared;
}

/** UTF-8 without control characters but tab, line feed, form feed and carriage return. */
function looksLikeText(bytes: Buffer, whole: boolean): boolean {
  for (let cut = 0; cut < (whole ? 1 : UTF8_BYTES_MAX); cut++) {
    const characters = bytes.subarray(0, bytes.length - cut);
    // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
    if (isUtf8(characters))
      return !/[\u0000-\u0008\u000b\u000e-\u001f\u007f]/.test(characters.toString('utf8'));
  }
  return false;
}

async function readStart(path: string): Promise<{ bytes: Buffer; whole: boolean }> {
  const handle = await open(path, 'r');
  try {
    const buffer = Buffer.alloc(TEXT_PROBE_BYTES + 1);
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, 0);
    return {
      bytes: buffer.subarray(0, Math.min(bytesRead, TEXT_PROBE_BYTES)),
      whole: bytesRead <= TEXT_PROBE_BYTES,
    };
  } finally {
    await handle.close();
  }
}

/** What starts like markup that a browser would run is no plain text, whatever it is called. */
const markup = /^\s*<(?:!doctype|html|svg|script|\?xml)/i;

/**
 * Holds the content of a file against the type that was declared for it.
 * @throws ApiProblem `ATTACHMENT.TYPE_MISMATCH`.
 */
export async function checkContent(path: string, declared: AllowedMediaType): Promise<void> {
  const detected = await fileTypeFromFile(path);
  if (declared !== 'text/plain') {
    if (detected?.mime !== declared) throw new ApiProblem('ATTACHMENT.TYPE_MISMATCH');
    return;
  }
  const { bytes, whole } = await readStart(path);
  if (
    detected !== undefined ||
    !looksLikeText(bytes, whole) ||
    markup.test(bytes.subarray(0, 200).toString('latin1'))
  ) {
    throw new ApiProblem('ATTACHMENT.TYPE_MISMATCH');
  }
}

const FILE_NAME_CHARS_MAX = 200;

/**
 * A file's name as people gave it, without folders and characters that no file system likes; NFC, so that
 * the same Vietnamese name is the same text.
 * @throws ApiProblem `REQUEST.INVALID` when nothing is left of it.
 */
export function parseFileName(given: unknown): string {
  const text = typeof given === 'string' ? given : '';
  const name = (text.split(/[\\/]/).pop() ?? '')
    .normalize('NFC')
    // oxlint-disable-next-line no-control-regex -- control and direction marks are what is removed
    .replace(/[\u0000-\u001f\u007f"<>:|?*\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .trim();
  if (name === '' || name === '.' || name === '..' || name.length > FILE_NAME_CHARS_MAX) {
    throw new ApiProblem('REQUEST.INVALID', {
      errors: [{ path: 'name', code: 'invalid_value', message: `1 to ${FILE_NAME_CHARS_MAX} characters` }],
    });
  }
  return name;
}

/** `Content-Disposition` that always saves, never shows; the name in RFC 8187 form. */
export const attachmentDisposition = (name: string): string =>
  `attachment; filename="${name.replace(/[^\x20-\x7e]|["\\%]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)}`;

/** The usual ending of a type, for papers that have no name of their own. */
export const extensionOf = (mediaType: string): string => (isAllowed(mediaType) ? allowed[mediaType] : 'bin');
