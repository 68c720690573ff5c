const lineFeed = 10;

/**
 * The lines of a file, without their line feeds. Every line ends in one; what stands behind the last is a line of
 * its own, and an empty line is a line: both are no events and show as such.
 */
export function splitLines(bytes: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = [];
  let from = 0;
  while (from < bytes.length) {
    const end = bytes.indexOf(lineFeed, from);
    if (end < 0) return [...lines, bytes.subarray(from)];
    lines.push(bytes.subarray(from, end));
    from = end + 1;
  }
  return lines;
}
