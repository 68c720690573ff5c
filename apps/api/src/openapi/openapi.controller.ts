import { Controller, Get, Inject } from '@nestjs/common';
import { Public } from '../security/policy.js';
import { tokens } from '../tokens.js';
import { Describe } from './operation.js';

@Controller()
export class OpenApiController {
  constructor(@Inject(tokens.description) private readonly description: object) {}

  @Get('openapi.json')
  @Public()
  @Describe({
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
