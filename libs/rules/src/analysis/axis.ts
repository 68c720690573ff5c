import { compareValues } from '../feel/operators/order.js';
import { kindOf } from '../feel/operators/kind.js';
import type { FeelRun } from '../feel/run.js';
import { FeelDateTime, FeelTime } from '../feel/values/temporal.js';
import type { FeelValue } from '../feel/values/value.js';
import { common, none, single, span, union, without, type PieceSet } from './piece-set.js';
import type { Cell, CellPart } from './cell.js';
import { valueAbove, valueBelow, valueBetween } from './between.js';

/**
 * What one input may be, cut at every value that a cell of its column names: the value itself, what lies between two
 * of them, below the first and above the last. All of a piece goes the same way through every cell, so that one
 * example stands for it.
 */
export interface Axis {
  readonly pieces: readonly Piece[];
  /** Pieces that the allowed values of the input leave. */
  readonly domain: PieceSet;
}

export interface Piece {
  /** A value of the piece. */
  readonly example: FeelValue;
  /** The bounds, for whoever describes it; both the same for a single value. */
  readonly from: FeelValue | undefined;
  readonly to: FeelValue | undefined;
}

/** Why a column cannot be cut: its cells name values of several kinds, or kinds without an order. */
export type AxisFault = 'mixed' | 'no-order';

const ordered = new Set(['number', 'string', 'date', 'time', 'date-time', 'days-time', 'years-months']);

/** A time with an offset and one without have no order that holds for a third. */
function zoneOf(value: FeelValue): string {
  const time = value instanceof FeelDateTime ? value.time : value instanceof FeelTime ? value : null;
  return time === null ? '' : `${time.offsetSeconds ?? ''} ${time.zone ?? ''}`;
}

function* namedValues(cells: readonly Cell[]): Generator<FeelValue> {
  for (const cell of cells) {
    if (cell.kind !== 'parts') continue;
    for (const part of cell.parts) {
      if (part.kind === 'interval') {
        if (part.from !== null) yield part.from.value;
        if (part.to !== null) yield part.to.value;
      } else yield part.value;
    }
  }
}

/** How the values of a column lie. */
export class Cut implements Axis {
  private constructor(
    readonly pieces: readonly Piece[],
    /** Where each named value has its piece, in the order of the values. */
    private readonly places: readonly { readonly value: FeelValue; readonly at: number }[],
    private readonly nullAt: number | null,
    private readonly isOrdered: boolean,
    private readonly run: FeelRun,
    allowed: Cell,
  ) {
    this.domain = this.#allOf(allowed);
  }

  readonly domain: PieceSet;

  /**
   * Cuts a column.
   * @param allowed the values that the input may have; `any` when nothing says so
   * @param typeName the type that the column names, for one in which no cell names a value
   */
  static of(cells: readonly Cell[], allowed: Cell, typeName: string | null, run: FeelRun): Cut | AxisFault {
    const values: FeelValue[] = [];
    let hasNull = false;
    for (const value of namedValues([...cells, allowed])) {
      if (value === null) hasNull = true;
      else values.push(value);
    }
    const kinds = new Set(values.map(kindOf));
    if (kinds.size > 1) return 'mixed';
    const kind = [...kinds][0] ?? typeName;
    if (kind === 'boolean') return Cut.#finite([true, false], hasNull, run, allowed);
    if (values.length === 0) return Cut.#finite([exampleOf(typeName)], hasNull, run, allowed);
    if (kind === null || !ordered.has(kind) || new Set(values.map(zoneOf)).size > 1) return 'no-order';
    const sorted = distinct(values, run);
    return sorted === null ? 'no-order' : Cut.#line(sorted, hasNull, run, allowed);
  }

  static #finite(values: readonly FeelValue[], hasNull: boolean, run: FeelRun, allowed: Cell): Cut {
    const all = hasNull ? [...values, null] : values;
    const pieces = all.map((value) => ({ example: value, from: value, to: value }));
    const places = values.map((value, at) => ({ value, at }));
    return new Cut(pieces, places, hasNull ? values.length : null, false, run, allowed);
  }

  static #line(sorted: readonly FeelValue[], hasNull: boolean, run: FeelRun, allowed: Cell): Cut {
    const pieces: Piece[] = [];
    const places: { value: FeelValue; at: number }[] = [];
    const below = valueBelow(sorted[0] as FeelValue);
    if (below !== undefined) pieces.push({ example: below, from: undefined, to: sorted[0] });
    for (const [n, value] of sorted.entries()) {
      places.push({ value, at: pieces.length });
      pieces.push({ example: value, from: value, to: value });
      const next = sorted[n + 1];
      const between = next === undefined ? undefined : valueBetween(value, next);
      if (between !== undefined) pieces.push({ example: between, from: value, to: next });
    }
    const last = sorted.at(-1) as FeelValue;
    const above = valueAbove(last);
    if (above !== undefined) pieces.push({ example: above, from: last, to: undefined });
    if (hasNull) pieces.push({ example: null, from: null, to: null });
    return new Cut(pieces, places, hasNull ? pieces.length - 1 : null, true, run, allowed);
  }

  /** The pieces that a cell takes. `any` is every piece, be it null. */
  setOf(cell: Cell): PieceSet {
    return cell.kind === 'parts' ? common(this.#allOf(cell), this.domain) : this.domain;
  }

  get #lastValue(): number {
    return this.pieces.length - (this.nullAt === null ? 1 : 2);
  }

  #allOf(cell: Cell): PieceSet {
    if (cell.kind !== 'parts') return span(0, this.pieces.length - 1);
    const taken = union(cell.parts.map((part) => this.#partSet(part)));
    if (!cell.isNegated) return taken;
    // What cannot be told of null is not told of it the other way round either.
    const saysOfNull = cell.parts.some((part) => part.kind !== 'interval' && part.value === null);
    const all = saysOfNull ? span(0, this.pieces.length - 1) : span(0, this.#lastValue);
    return without(all, taken);
  }

  #partSet(part: CellPart): PieceSet {
    if (part.kind === 'interval') return this.#intervalSet(part);
    const at = part.value === null ? this.nullAt : this.#placeOf(part.value);
    const own = at === null ? none : single(at);
    if (part.kind === 'value') return own;
    return without(span(0, part.value === null ? this.#lastValue : this.pieces.length - 1), own);
  }

  #intervalSet({ from, to }: CellPart & { kind: 'interval' }): PieceSet {
    if (!this.isOrdered) return none;
    const start = from === null ? 0 : (this.#placeOf(from.value) ?? 0) + (from.isIncluded ? 0 : 1);
    const end = to === null ? this.#lastValue : (this.#placeOf(to.value) ?? -1) - (to.isIncluded ? 0 : 1);
    return span(start, end);
  }

  #placeOf(value: FeelValue): number | null {
    let low = 0;
    let high = this.places.length - 1;
    if (!this.isOrdered) return this.places.find((place) => place.value === value)?.at ?? null;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const place = this.places[middle] as { value: FeelValue; at: number };
      const order = compareValues(value, place.value, this.run) ?? 0;
      if (order === 0) return place.at;
      if (order < 0) high = middle - 1;
      else low = middle + 1;
    }
    return null;
  }
}

/** The values in order, each once; null when two of them have none. */
function distinct(values: readonly FeelValue[], run: FeelRun): FeelValue[] | null {
  let hasOrder = true;
  const sorted = [...values].sort((a, b) => {
    const order = compareValues(a, b, run);
    if (order === null) hasOrder = false;
    return order ?? 0;
  });
  if (!hasOrder) return null;
  return sorted.filter(
    (value, at) => at === 0 || compareValues(sorted[at - 1] as FeelValue, value, run) !== 0,
  );
}

const exampleOf = (typeName: string | null): FeelValue =>
  typeName === 'number' ? 0 : typeName === 'string' ? '' : typeName === 'boolean' ? true : null;
