import type { CharSet } from './char-set.js';

/** A pattern, read. Groups are numbered from 1. */
export type RegexNode =
  | { readonly kind: 'empty' }
  | { readonly kind: 'set'; readonly set: CharSet }
  | { readonly kind: 'sequence'; readonly parts: readonly RegexNode[] }
  | { readonly kind: 'choice'; readonly options: readonly RegexNode[] }
  | { readonly kind: 'group'; readonly number: number; readonly body: RegexNode }
  | { readonly kind: 'start' }
  | { readonly kind: 'end' }
  | { readonly kind: 'back-reference'; readonly number: number }
  | {
      readonly kind: 'repeat';
      readonly body: RegexNode;
      readonly min: number;
      /** Null: without end. */
      readonly max: number | null;
      readonly isReluctant: boolean;
    };

export interface RegexFlags {
  /** `s`: a dot stands for line ends as well. */
  readonly dotAll: boolean;
  /** `m`: `^` and `$` stand at every line. */
  readonly multiLine: boolean;
  /** `i`: capitals count for nothing. */
  readonly ignoreCase: boolean;
  /** `x`: white space outside of classes counts for nothing. */
  readonly freeSpacing: boolean;
  /** `q`: the pattern is the text itself. */
  readonly literal: boolean;
}

export type RegexFaultCode =
  | 'REGEX.FLAGS'
  | 'REGEX.SYNTAX'
  | 'REGEX.TOO_LARGE'
  | 'REGEX.STEPS'
  | 'REGEX.REPLACEMENT'
  | 'REGEX.EMPTY_MATCH';

/** What is wrong with a pattern, or with its use; `at` counts code points from 0. */
export interface RegexFault {
  readonly code: RegexFaultCode;
  readonly at: number;
  readonly detail: string;
}

/** Reads flags. Null for a letter that is none. */
export function readFlags(flags: string): RegexFlags | null {
  for (const flag of flags) if (!'smixq'.includes(flag)) return null;
  const has = (flag: string): boolean => flags.includes(flag);
  return {
    dotAll: has('s'),
    multiLine: has('m'),
    ignoreCase: has('i'),
    freeSpacing: has('x'),
    literal: has('q'),
  };
}
