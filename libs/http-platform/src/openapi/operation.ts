import { SetMetadata } from '@nestjs/common';
import type { z } from 'zod';

/** What a service's description says of a route; the tests hold answers against `answer`. */
export interface Operation<Tag extends string = string, Code extends string = string> {
  readonly id: string;
  readonly tag: Tag;
  readonly summary: string;
  readonly status: number;
  /** Schema of the answer; a media type for what is not JSON; null for an answer without a body. */
  readonly answer: z.ZodType | { readonly mediaType: string } | null;
  readonly body?: z.ZodType | { readonly mediaTypes: readonly string[] };
  readonly query?: z.ZodObject;
  /** Needs Idempotency-Key. */
  readonly command?: boolean;
  /** Needs If-Match with the step's revision and the dossier's. */
  readonly ifMatch?: boolean;
  /** Codes beyond those that every route of its kind may answer. */
  readonly problems?: readonly Code[];
}

export const OPERATION_KEY = 'vinhdanh:operation';

/** Describes a route for OpenAPI. A test walks all routes and finds none without. */
export const describeOperation = (operation: Operation) => SetMetadata(OPERATION_KEY, operation);
