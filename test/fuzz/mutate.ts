import { oneOf, type Random } from './random.js';

/** Texts that parsers have been wrong about. */
const oddities = [
  '\u0000',
  '\ud800',
  '\u2028',
  '\ufeff',
  '😀',
  '__proto__',
  'constructor',
  '9'.repeat(400),
  '1e999999',
  '-0',
  '..',
  '"',
  '\\',
  '(((((((((((((((((((((((((((((((((',
  ']'.repeat(20),
  '{}'.repeat(20),
  '<!DOCTYPE a [<!ENTITY b "c">]>',
  '&b;',
  ']]>',
];

/** Another text out of some of a corpus: pieces swapped, doubled, cut out, spelt wrong. */
export function mutate(corpus: readonly string[], random: Random): string {
  let text = oneOf(corpus, random);
  for (let left = 1 + random(4); left > 0; left--) {
    const at = random(text.length + 1);
    const length = random(Math.min(24, text.length - at + 1));
    const piece = text.slice(at, at + length);
    const before = text.slice(0, at);
    const after = text.slice(at + length);
    switch (random(6)) {
      case 0:
        text = before + after;
        break;
      case 1:
        text = before + piece + piece.repeat(1 + random(3)) + after;
        break;
      case 2:
        text = before + oneOf(oddities, random) + after;
        break;
      case 3:
        text = before + String.fromCharCode(random(0x2_50)) + after;
        break;
      case 4: {
        const other = oneOf(corpus, random);
        const from = random(other.length + 1);
        text = before + other.slice(from, from + random(60)) + after;
        break;
      }
      default:
        text =
          before + oneOf(['(', ')', '[', ']', '{', '}', ',', '.', ' ', '-', '<', '>', '="'], random) + after;
    }
  }
  return text.slice(0, 200_000);
}
