import type { PostgresKeyKeeper, StoredKey } from './key-keeper.js';
import type { KeyWrapper } from './key-wrapper.js';

const PAGE = 200;

export interface Rotation {
  /** Keys that were looked at. */
  readonly keys: number;
  /** Keys that are under the master key of now since this call. */
  readonly wrapped: number;
}

/** Wraps one key anew; false where it needed none, or went away meanwhile. */
async function wrapAnew(
  keeper: Pick<PostgresKeyKeeper, 'replace'>,
  wrapper: KeyWrapper,
  key: StoredKey,
): Promise<boolean> {
  if (wrapper.isCurrent(key)) return false;
  return keeper.replace(key, wrapper.wrap(key.person, wrapper.unwrap(key)).wrapped);
}

/**
 * Brings every key of a person under the wrapper's master key of now, and goes on until a whole round has found
 * nothing to do: a service that still wraps under the old key may add some meanwhile. What it does is the same however
 * often and from however many places: a key is replaced only by itself, and one that was destroyed meanwhile stays
 * destroyed. Whoever is stopped calls it again. @throws Defect `VAULT.*` for a key that none of the master keys opens.
 */
export async function rotateKeys(
  keeper: Pick<PostgresKeyKeeper, 'page' | 'replace'>,
  wrapper: KeyWrapper,
  onProgress: (done: Rotation) => void = () => undefined,
): Promise<Rotation> {
  let wrapped = 0;
  for (;;) {
    const round = await rotateRound(keeper, wrapper, (done) =>
      onProgress({ keys: done.keys, wrapped: wrapped + done.wrapped }),
    );
    wrapped += round.wrapped;
    if (round.wrapped === 0) return { keys: round.keys, wrapped };
  }
}

async function rotateRound(
  keeper: Pick<PostgresKeyKeeper, 'page' | 'replace'>,
  wrapper: KeyWrapper,
  onProgress: (done: Rotation) => void,
): Promise<Rotation> {
  let keys = 0;
  let wrapped = 0;
  let after: StoredKey | null = null;
  for (;;) {
    const page: readonly StoredKey[] = await keeper.page(after, PAGE);
    const last = page.at(-1);
    if (last === undefined) return { keys, wrapped };
    for (const key of page) {
      if (await wrapAnew(keeper, wrapper, key)) wrapped += 1;
      keys += 1;
    }
    after = last;
    onProgress({ keys, wrapped });
  }
}
