import { limits } from '@vinhdanh/kernel';
import type { EngineState, Variables } from './state.js';

/** UTF-8 never needs more than three bytes for a UTF-16 code unit. */
const BYTES_PER_UNIT_MAX = 3;

/** Whether the case's variables with `news` stay within `limits.caseVariablesBytesMax`. Pure. */
export function variablesFit(state: EngineState, news: Variables): boolean {
  const texts = [JSON.stringify(state.variables), JSON.stringify(news)];
  const units = texts.reduce((sum, text) => sum + text.length, 0);
  if (units * BYTES_PER_UNIT_MAX <= limits.caseVariablesBytesMax) return true;
  return texts.reduce((sum, text) => sum + utf8Bytes(text), 0) <= limits.caseVariablesBytesMax;
}

function utf8Bytes(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
}
