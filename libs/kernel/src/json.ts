/** What the record can hold: JSON whose numbers are integers within ±2^53 (others travel as strings). */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}
