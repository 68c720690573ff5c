import { rejection, type Rejection } from '@vinhdanh/kernel';
import { feelLimits, type FeelLimits } from '../limits.js';
import type { ExpressionPlace, FeelMode, FeelNote, FeelRun } from '../run.js';
import type { FeelDateTime } from '../values/temporal.js';
import type { ZoneRules } from '../zone-rules.js';

/** What a caller gives for an evaluation. */
export interface RunOptions {
  readonly mode: FeelMode;
  readonly now: FeelDateTime;
  readonly zones: ZoneRules;
  readonly limits?: FeelLimits;
}

/** Leaves an evaluation that must not go on; caught in `evaluate.ts` alone. */
export class Stopped {
  constructor(readonly rejection: Rejection) {}
}

type Details = Readonly<Record<string, string | number>>;

/** So that all the texts of one evaluation stay below some 80 MB. */
const charsPerStep = 20;

/** More notes than this say nothing new; the rest is only counted. */
const notesMax = 100;

/**
 * The budget and the notes of one evaluation, or of several that share them (all the decisions of one
 * question to a model).
 */
export class EvaluationRun implements FeelRun {
  readonly mode: FeelMode;
  readonly now: FeelDateTime;
  readonly zones: ZoneRules;
  readonly limits: FeelLimits;
  readonly notes: FeelNote[] = [];
  column: number | null = null;
  trace?: object;
  place: ExpressionPlace | null = null;
  /** Steps spent so far. */
  steps = 0;
  private levels = 0;
  private calls = 0;

  constructor(options: RunOptions) {
    this.mode = options.mode;
    this.now = options.now;
    this.zones = options.zones;
    this.limits = options.limits ?? feelLimits;
  }

  note(code: string, details: Details = {}): null {
    if (this.mode === 'strict') this.stop(code, details);
    if (this.notes.length < notesMax)
      this.notes.push({ code, column: this.column, details: this.placed(details) });
    return null;
  }

  noteAt(column: number, code: string, details: Details = {}): null {
    this.column = column;
    return this.note(code, details);
  }

  step(count = 1): void {
    this.steps += count;
    if (this.steps > this.limits.stepsMax) {
      this.stop('FEEL.STEPS_EXCEEDED', { stepsMax: this.limits.stepsMax });
    }
  }

  enter(levels: number): void {
    this.levels += levels;
    this.calls += 1;
    if (this.levels > this.limits.callLevelsMax || this.calls > this.limits.callDepthMax) {
      this.stop('FEEL.RECURSION', { callDepthMax: this.limits.callDepthMax });
    }
  }

  leave(levels: number): void {
    this.levels -= levels;
    this.calls -= 1;
  }

  checkList(length: number): void {
    if (length > this.limits.listItemsMax) {
      this.stop('FEEL.LIST_TOO_LONG', { itemsMax: this.limits.listItemsMax });
    }
  }

  checkDepth(depth: number): void {
    if (depth > this.limits.valueDepthMax) {
      this.stop('FEEL.VALUE_TOO_DEEP', { depthMax: this.limits.valueDepthMax });
    }
  }

  checkText(length: number): void {
    // Texts cost memory: what they take counts as steps too.
    if (length >= charsPerStep) this.step(Math.floor(length / charsPerStep));
    if (length > this.limits.textCharsMax) {
      this.stop('FEEL.TEXT_TOO_LONG', { charsMax: this.limits.textCharsMax });
    }
  }

  /** The details with the place of the expression, unless they name one of their own. */
  private placed(details: Details): Details {
    if (this.place === null || details['element'] !== undefined) return details;
    const { element, cell } = this.place;
    return cell === null ? { ...details, element } : { ...details, element, cell };
  }

  private stop(code: string, details: Details): never {
    throw new Stopped(
      rejection(
        code,
        this.column === null ? { ...this.placed(details) } : { ...this.placed(details), column: this.column },
      ),
    );
  }
}
