import { Controller, Get, Inject } from '@nestjs/common';
import { z } from 'zod';
import { Describe } from '../openapi/operation.js';
import { ApiProblem } from '../problems/api-problem.js';
import { Public } from '../security/policy.js';
import { tokens } from '../tokens.js';

/** Whether a person can work now; says what is missing, in a word for the operator. */
export interface Readiness {
  check(): Promise<{ readonly ready: true } | { readonly ready: false; readonly missing: string }>;
  /** Set when the process has been asked to end. */
  readonly draining: boolean;
}

const statusSchema = z.object({ status: z.literal('ok') }).meta({ id: 'Health' });
const RETRY_AFTER_SECONDS = 2;

@Controller('health')
@Public()
export class HealthController {
  constructor(@Inject(tokens.readiness) private readonly readiness: Readiness) {}

  @Get('live')
  @Describe({ id: 'live', tag: 'health', summary: 'The process runs', status: 200, answer: statusSchema })
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  @Get('ready')
  @Describe({
    id: 'ready',
    tag: 'health',
    summary: 'A person can work: database, schema and data are there',
    status: 200,
    answer: statusSchema,
    problems: ['SHUTTING.DOWN'],
  })
  async ready(): Promise<{ status: 'ok' }> {
    if (this.readiness.draining)
      throw new ApiProblem('SHUTTING.DOWN', { retryAfterSeconds: RETRY_AFTER_SECONDS });
    const answer = await this.readiness.check();
    if (!answer.ready)
      throw new ApiProblem('RETRY.LATER', { retryAfterSeconds: RETRY_AFTER_SECONDS, detail: answer.missing });
    return { status: 'ok' };
  }
}
