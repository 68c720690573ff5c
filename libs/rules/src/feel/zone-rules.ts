/** The rules of named time zones, injected so that the evaluator stays free of the host's clock. */
export interface ZoneRules {
  /** True when `zone` is a name of the zone database (`Asia/Ho_Chi_Minh`). */
  known(zone: string): boolean;
  /**
   * The offset in seconds that `zone` has at a local time, given as seconds since 1970-01-01T00:00:00 read
   * as if it were UTC. A local time that occurs twice or never takes the offset before the change.
   */
  offsetAtLocal(zone: string, localSeconds: number): number;
}
