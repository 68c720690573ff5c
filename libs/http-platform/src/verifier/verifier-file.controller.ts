import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { httpTokens } from '../http-tokens.js';
import { describeOperation } from '../openapi/operation.js';
import { ApiProblem } from '../problems/api-problem.js';
import { Public } from '../security/policy.js';

/** The verifier of evidence packs in one file, for whoever trusts this server to hand it out. */
@Controller('verify.mjs')
@Public()
export class VerifierFileController {
  constructor(@Inject(httpTokens.verifier) private readonly verifier: Buffer | null) {}

  @Get()
  @describeOperation({
    id: 'readVerifier',
    tag: 'evidence',
    summary: 'The verifier of evidence packs in one file; it needs Node alone',
    status: 200,
    answer: { mediaType: 'text/javascript' },
    problems: ['REQUEST.NOT_FOUND'],
  })
  read(@Res({ passthrough: true }) reply: FastifyReply): Buffer {
    if (this.verifier === null) throw new ApiProblem('REQUEST.NOT_FOUND');
    void reply
      .header('content-type', 'text/javascript; charset=utf-8')
      .header('content-disposition', 'attachment; filename="verify.mjs"')
      .header('cache-control', 'no-cache');
    return this.verifier;
  }
}
