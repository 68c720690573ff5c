/**
 * The bytes of one regular file in an unpacked tar archive, found by its last path segment; undefined when there is
 * none. Reads ustar headers and nothing else, which is all that a release archive uses for its executable.
 * Source: POSIX.1-2017, `pax`, "ustar Interchange Format".
 */
export function tarMember(archive: Buffer, fileName: string): Buffer | undefined {
  for (let offset = 0; offset + blockBytes <= archive.length;) {
    const header = archive.subarray(offset, offset + blockBytes);
    const name = text(header, 0, 100);
    if (name === '') return undefined;
    const size = Number.parseInt(text(header, 124, 12), 8);
    if (!Number.isInteger(size) || size < 0)
      throw new Error('the archive is damaged: a member without a size');
    const type = text(header, 156, 1);
    const start = offset + blockBytes;
    if ((type === '0' || type === '') && name.split('/').at(-1) === fileName) {
      if (start + size > archive.length) throw new Error('the archive is cut off');
      return archive.subarray(start, start + size);
    }
    offset = start + Math.ceil(size / blockBytes) * blockBytes;
  }
  return undefined;
}

const blockBytes = 512;

function text(header: Buffer, start: number, length: number): string {
  const field = header.subarray(start, start + length);
  const end = field.indexOf(0);
  return field
    .subarray(0, end < 0 ? length : end)
    .toString('utf8')
    .trim();
}
