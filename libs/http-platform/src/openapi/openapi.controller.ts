import { Controller, Get, Inject } from '@nestjs/common';
import { Public } from '../security/policy.js';
import { httpTokens } from '../http-tokens.js';
import { describeOperation } from './operation.js';

@Controller()
export class OpenApiController {
  constructor(@Inject(httpTokens.description) private readonly description: object) {}

  @Get('openapi.json')
  @Public()
  @describeOperation({
    id: 'readDescription',
    tag: 'description',
    summary: 'This description, OpenAPI 3.1',
    status: 200,
    answer: { mediaType: 'application/json' },
  })
  read(): object {
    return this.description;
  }
}
