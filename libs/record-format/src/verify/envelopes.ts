import type { JsonObject } from '@vinhdanh/kernel';

/** What an event says of itself, in the bytes that were hashed. */
export interface EventEnvelope {
  readonly body: JsonObject;
  /** Hash of its command, hex. */
  readonly command: string;
  /** Hash of the stream's event before it, hex; 64 zeros at first. */
  readonly prev: string;
  readonly schema: number;
  readonly stream: string;
  readonly tenant: string;
  readonly time: string;
  readonly type: string;
  readonly version: number;
}

/** What a verifier needs of a command; the rest of it is proved by its hash alone. */
export interface CommandEnvelope {
  readonly actor: string;
  readonly bundle: string;
  readonly case: string;
  readonly tenant: string;
  readonly type: string;
  readonly role: string | null;
  readonly org: string | null;
}
