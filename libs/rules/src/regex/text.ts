const chunk = 8_192;

/** The text of the code points from `from` up to `to`, not included. */
export function textOf(points: readonly number[], from: number, to: number): string {
  let text = '';
  // In pieces: a call takes only so many arguments.
  for (let at = from; at < to; at += chunk)
    text += String.fromCodePoint(...points.slice(at, Math.min(to, at + chunk)));
  return text;
}
