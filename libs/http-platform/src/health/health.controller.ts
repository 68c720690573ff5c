import { Controller, Get, Inject } from '@nestjs/common';
import { z } from 'zod';
import { httpTokens } from '../http-tokens.js';
import { describeOperation } from '../openapi/operation.js';
import { ApiProblem } from '../problems/api-problem.js';
import { Public } from '../security/policy.js';
import type { Readiness } from './readiness.js';

const statusSchema = z.object({ status: z.literal('ok') }).meta({ id: 'Health' });
const RETRY_AFTER_SECONDS = 2;

@Controller('health')
@Public()
export class HealthController {
  constructor(@Inject(httpTokens.readiness) private readonly readiness: Readiness) {}

  @Get('live')
  @describeOperation({
    id: 'live',
    tag: 'health',
    summary: 'The process runs',
    status: 200,
    answer: statusSchema,
  })
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  @Get('ready')
  @describeOperation({
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
