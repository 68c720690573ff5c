/** A live case as the record's header names it. */
export interface LiveCase {
  readonly caseId: string;
  readonly version: number;
}

/** The live cases of one tenant, in the order of their ids. */
export interface LiveCases {
  /** At most `limit` after `afterCaseId` (`''` for the first page). */
  page(afterCaseId: string, limit: number): Promise<readonly LiveCase[]>;
}

/** Page by page; a case that is concluded or begun meanwhile may or may not be among them. */
export async function* pagesOf(
  cases: LiveCases,
  pageSize: number,
  afterCaseId = '',
): AsyncGenerator<readonly LiveCase[]> {
  for (let after = afterCaseId; ;) {
    const page = await cases.page(after, pageSize);
    if (page.length > 0) yield page;
    if (page.length < pageSize) return;
    after = page[page.length - 1]?.caseId ?? after;
  }
}

/** Runs `work` over all items, at most `width` at once; the first failure ends it when what runs has ended. */
export async function inParallel<T>(
  items: readonly T[],
  width: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const queue = items.values();
  const lane = async (): Promise<void> => {
    for (const item of queue) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, lane));
}
