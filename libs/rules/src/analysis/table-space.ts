import type { FeelRun } from '../feel/run.js';
import type { FeelValue } from '../feel/values/value.js';
import type { Axis, Piece } from './axis.js';
import { Cut } from './axis.js';
import { common, firstOf, holds, isNone, meet, type PieceSet } from './piece-set.js';
import type { Cell } from './cell.js';

/** A column of a table: what its cells take, and what its input may be. */
export interface Column {
  readonly cells: readonly Cell[];
  readonly allowed: Cell;
  /** `number`, `string` … where the model says so. */
  readonly typeName: string | null;
}

/** A box of inputs: the pieces of each axis. */
export type Box = readonly PieceSet[];

/** What a row takes; at most that when it is not exact. */
export interface RowBox {
  readonly box: Box;
  /** False when a cell asks something else than the input: it is taken for one that takes all. */
  readonly isExact: boolean;
}

/** All inputs of a table, cut so that every box of pieces goes one way. */
export interface TableSpace {
  readonly axes: readonly Axis[];
  readonly rows: readonly RowBox[];
}

/** @returns the number of the column that cannot be cut instead */
export function spaceOf(
  columns: readonly Column[],
  rows: number,
  run: FeelRun,
): TableSpace | { readonly column: number } {
  const cuts: Cut[] = [];
  for (const [at, { cells, allowed, typeName }] of columns.entries()) {
    const cut = Cut.of(cells, allowed, typeName, run);
    if (!(cut instanceof Cut)) return { column: at };
    cuts.push(cut);
  }
  const boxes = Array.from({ length: rows }, (_, row): RowBox => {
    const cells = columns.map(({ cells: all }) => all[row] as Cell);
    const box = cells.map((cell, at) => (cuts[at] as Cut).setOf(cell));
    return { box, isExact: cells.every(({ kind }) => kind !== 'opaque') };
  });
  return { axes: cuts, rows: boxes };
}

export const isEmpty = (box: Box): boolean => box.some(isNone);
export const meets = (a: Box, b: Box): boolean => a.every((set, at) => meet(set, b[at] as PieceSet));
export const intersection = (a: Box, b: Box): Box => a.map((set, at) => common(set, b[at] as PieceSet));
export const isWithin = (inner: Box, outer: Box): boolean =>
  inner.every((set, at) => holds(outer[at] as PieceSet, set));

/** One input of a box for each column. @param box not empty */
export const exampleIn = (axes: readonly Axis[], box: Box): FeelValue[] =>
  box.map((set, at) => ((axes[at] as Axis).pieces[firstOf(set)] as Piece).example);

/** How far a search may go; its end is told as such. */
export class SearchBudget {
  constructor(private left: number) {}
  get isSpent(): boolean {
    return this.left < 0;
  }
  /** @returns whether there was enough left. */
  spend(steps = 1): boolean {
    this.left -= steps;
    return this.left >= 0;
  }
}

/**
 * What of `box` no box of `covers` takes, as boxes that do not meet: column by column, pieces that meet the same
 * covers at once. Stops at `most` boxes, or when the budget is spent.
 */
export function uncovered(box: Box, covers: readonly Box[], budget: SearchBudget, most: number): Box[] {
  const found: Box[] = [];
  const taken: PieceSet[] = [];
  const go = (column: number, active: readonly Box[]): void => {
    if (found.length >= most || !budget.spend(active.length + 1)) return;
    if (active.some((cover) => coversFrom(cover, box, column))) return;
    if (active.length === 0) {
      found.push([...taken, ...box.slice(column)]);
      return;
    }
    for (const { pieces, covers: next } of groupsOf(box[column] as PieceSet, active, column, budget)) {
      taken.push(pieces);
      go(column + 1, next);
      taken.pop();
    }
  };
  const meeting = covers.filter((cover) => meets(cover, box));
  if (!isEmpty(box)) go(0, meeting);
  return found;
}

const coversFrom = (cover: Box, box: Box, column: number): boolean => {
  for (let at = column; at < box.length; at++)
    if (!holds(cover[at] as PieceSet, box[at] as PieceSet)) return false;
  return true;
};

interface Group {
  readonly pieces: PieceSet;
  readonly covers: readonly Box[];
}

/** Where covers begin (at a piece) and end (behind one). */
function turnsOf(covers: readonly Box[], column: number): Map<number, { begins: number[]; ends: number[] }> {
  const turns = new Map<number, { begins: number[]; ends: number[] }>();
  const at = (piece: number) => {
    const known = turns.get(piece) ?? { begins: [], ends: [] };
    turns.set(piece, known);
    return known;
  };
  for (const [number, cover] of covers.entries()) {
    const set = cover[column] as PieceSet;
    for (let n = 0; n < set.length; n += 2) {
      at(set[n] as number).begins.push(number);
      at((set[n + 1] as number) + 1).ends.push(number);
    }
  }
  return turns;
}

/** The pieces of a column in groups: those that meet the same covers. Swept from the first piece to the last. */
function* groupsOf(
  pieces: PieceSet,
  active: readonly Box[],
  column: number,
  budget: SearchBudget,
): Generator<Group> {
  // Those that take all of the column tell no pieces apart.
  const everywhere = active.filter((cover) => holds(cover[column] as PieceSet, pieces));
  const some = active.filter((cover) => !everywhere.includes(cover));
  if (some.length === 0) {
    yield { pieces, covers: everywhere };
    return;
  }
  const turns = turnsOf(some, column);
  const places = [...turns.keys()].sort((a, b) => a - b);
  const open = new Set<number>();
  const groups = new Map<string, { pieces: PieceSet; covers: readonly Box[] }>();
  const stretch = (from: number, to: number): void => {
    const part = common(pieces, [from, to]);
    if (isNone(part) || !budget.spend(open.size + 1)) return;
    const members = [...open].sort((a, b) => a - b);
    const key = members.join(' ');
    const known = groups.get(key);
    const covers = known?.covers ?? [...everywhere, ...members.map((number) => some[number] as Box)];
    groups.set(key, { pieces: known === undefined ? part : [...known.pieces, ...part], covers });
  };
  let from = firstOf(pieces);
  for (const place of places) {
    if (place > from) {
      stretch(from, place - 1);
      from = place;
    }
    const { begins, ends } = turns.get(place) as { begins: number[]; ends: number[] };
    for (const number of ends) open.delete(number);
    for (const number of begins) open.add(number);
  }
  stretch(from, Number.MAX_SAFE_INTEGER);
  yield* groups.values();
}
