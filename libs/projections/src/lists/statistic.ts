import { officeDate } from '@vinhdanh/kernel';
import type { CaseState } from '@vinhdanh/awards';

/** One cell of the statistics: how many cases there are of a kind, at a level, with a result, by month. */
export interface StatisticCell {
  /** Whether the month is that of the nomination or that of the conclusion. */
  readonly counted: 'started' | 'concluded';
  /** First day of the month, in the office's time. */
  readonly month: string;
  readonly awardKind: string;
  /** Where the case stands now; `concluded` once it has ended. */
  readonly level: string;
  /** Empty while the case is open. */
  readonly result: string;
}

const monthOf = (at: string): string => `${officeDate(at).slice(0, 7)}-01`;

/** The cells in which a case counts once each; none before its first event. Pure. */
export function statisticCells(state: CaseState, level: string): readonly StatisticCell[] {
  const { facts, startedAt, concludedAt, result } = state;
  if (facts === null || startedAt === null) return [];
  const cell = { awardKind: facts.awardKind, level, result: result ?? '' };
  const started = { ...cell, counted: 'started' as const, month: monthOf(startedAt) };
  return concludedAt === null
    ? [started]
    : [started, { ...cell, counted: 'concluded' as const, month: monthOf(concludedAt) }];
}

/** Sums of cells, plus and minus. */
export class StatisticChanges {
  readonly #sums = new Map<string, { readonly cell: StatisticCell; by: number }>();

  add(cells: readonly StatisticCell[], by: 1 | -1): void {
    for (const cell of cells) {
      const key = `${cell.counted}\n${cell.month}\n${cell.awardKind}\n${cell.level}\n${cell.result}`;
      const sum = this.#sums.get(key);
      if (sum === undefined) this.#sums.set(key, { cell, by });
      else sum.by += by;
    }
  }

  /** The cells that have changed, and by how much. */
  get changes(): readonly { readonly cell: StatisticCell; readonly by: number }[] {
    return [...this.#sums.values()].filter(({ by }) => by !== 0);
  }
}
