import { entryOf } from '../compile/entries.js';
import type { FeelRun } from '../run.js';
import { contextOf, FeelContext, isContext, type FeelList, type FeelValue } from '../values/value.js';
import { builtIn, signature, type BuiltIn } from './registry.js';

/** The context with `value` at the end of `keys`; every context on the way is made anew. Null where one is none. */
function put(context: FeelContext, keys: readonly string[], value: FeelValue): FeelContext | null {
  const [key, ...rest] = keys;
  if (key === undefined) return null;
  let inner: FeelValue = value;
  if (rest.length > 0) {
    const next = context.get(key);
    inner = isContext(next) ? put(next, rest, value) : null;
    if (inner === null) return null;
  }
  return new FeelContext(new Map(context.entries).set(key, inner));
}

const badKeys = (name: string, run: FeelRun): null => run.note('FEEL.KEYS', { function: name });

/** A context of `{key, value}` pairs; a key that is no text, missing or given twice is an error. */
function fromEntries(entries: FeelList, run: FeelRun): FeelValue {
  const map = new Map<string, FeelValue>();
  for (const entry of entries) {
    run.step();
    const key = isContext(entry) ? entry.get('key') : null;
    if (!isContext(entry) || typeof key !== 'string' || !entry.has('value') || map.has(key)) {
      return badKeys('context', run);
    }
    map.set(key, entry.get('value'));
  }
  return new FeelContext(map);
}

/** Contexts (DMN 1.5 §10.3.4.11). */
export const contextBuiltIns: readonly BuiltIn[] = [
  builtIn(
    'get value',
    signature(
      [
        { name: 'm', wants: 'context' },
        { name: 'key', wants: 'string' },
      ],
      ([context, key]) => entryOf(context, key) ?? null,
    ),
  ),
  builtIn(
    'get entries',
    signature([{ name: 'm', wants: 'context' }], ([context], run) => {
      run.step(context.entries.size);
      return [...context.entries].map(([key, value]) =>
        contextOf([
          ['key', key],
          ['value', value],
        ]),
      );
    }),
  ),
  builtIn(
    'context',
    signature([{ name: 'entries', wants: 'list' }], ([entries], run) => fromEntries(entries, run)),
  ),
  builtIn(
    'context put',
    signature(
      [
        { name: 'context', wants: 'context' },
        { name: 'key', wants: 'string' },
        { name: 'value', wants: 'any', nullable: true },
      ],
      ([context, key, value], run) => {
        run.step(context.entries.size);
        return put(context, [key], value);
      },
    ),
    signature(
      [
        { name: 'context', wants: 'context' },
        { name: 'keys', wants: 'list' },
        { name: 'value', wants: 'any', nullable: true },
      ],
      ([context, keys, value], run) => {
        run.step(context.entries.size + keys.length);
        const texts = keys.filter((key) => typeof key === 'string');
        if (texts.length !== keys.length) return badKeys('context put', run);
        return put(context, texts, value) ?? badKeys('context put', run);
      },
    ),
  ),
  builtIn(
    'context merge',
    signature([{ name: 'contexts', wants: 'list' }], ([contexts], run) => {
      const map = new Map<string, FeelValue>();
      for (const context of contexts) {
        if (!isContext(context)) return run.note('FEEL.ARGUMENT_TYPE', { function: 'context merge' });
        run.step(context.entries.size);
        for (const [key, value] of context.entries) map.set(key, value);
      }
      return new FeelContext(map);
    }),
  ),
];
