import type { EngineState } from './state.js';

/** The fields of the state that are maps. */
export type MapName =
  | 'instances'
  | 'counters'
  | 'timers'
  | 'jobs'
  | 'subscriptions'
  | 'incidents'
  | 'variables'
  | 'joins'
  | 'loops'
  | 'visited';

type ValueOf<Name extends MapName> = EngineState[Name][string];

/**
 * A state under construction. A map is copied the first time it is written and shared until then, so that
 * a fold over many events copies each map once and not once per event. Never leaves this package:
 * whoever needs a state takes `freeze()`, and nothing that was frozen changes afterwards.
 */
export class StateDraft {
  private current: { -readonly [Key in keyof EngineState]: EngineState[Key] };
  private readonly owned = new Set<MapName>();

  constructor(base: EngineState) {
    this.current = { ...base };
  }

  /** The state as it is now; valid until the next write. */
  get state(): EngineState {
    return this.current;
  }

  /** The state as it is now, for good: later writes copy. */
  freeze(): EngineState {
    const frozen = this.current;
    this.owned.clear();
    this.current = { ...frozen };
    return frozen;
  }

  /** Goes back to a state that was frozen before. */
  reset(frozen: EngineState): void {
    this.owned.clear();
    this.current = { ...frozen };
  }

  setStatus(status: EngineState['status']): void {
    this.current.status = status;
  }

  setProcess(processId: string): void {
    this.current.processId = processId;
  }

  setResult(result: string | null): void {
    this.current.result = result;
  }

  put<Name extends MapName>(name: Name, key: string, value: ValueOf<Name>): void {
    this.writable(name)[key] = value;
  }

  remove(name: MapName, key: string): void {
    if (Object.hasOwn(this.current[name], key)) delete this.writable(name)[key];
  }

  /** Removes the entries that `matches` accepts; copies nothing when there is none. */
  removeWhere<Name extends MapName>(
    name: Name,
    matches: (value: ValueOf<Name>, key: string) => boolean,
  ): void {
    const map = this.current[name] as Record<string, ValueOf<Name>>;
    for (const key of Object.keys(map)) {
      if (matches(map[key] as ValueOf<Name>, key)) this.remove(name, key);
    }
  }

  clear(name: MapName): void {
    if (Object.keys(this.current[name]).length === 0) return;
    this.owned.add(name);
    (this.current as Record<MapName, unknown>)[name] = {};
  }

  private writable<Name extends MapName>(name: Name): Record<string, ValueOf<Name>> {
    if (!this.owned.has(name)) {
      this.owned.add(name);
      (this.current as Record<MapName, unknown>)[name] = { ...this.current[name] };
    }
    return this.current[name] as Record<string, ValueOf<Name>>;
  }
}
