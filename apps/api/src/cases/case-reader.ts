import { Inject, Injectable } from '@nestjs/common';
import type { CommandHandler, LoadedCase, ReadableCase } from '@vinhdanh/commands';
import { actorOf, ApiProblem, type Identity } from '@vinhdanh/http-platform';
import type { ApiSettings } from '../settings.js';
import { tokens } from '../tokens.js';
import { parseCaseIdParam } from './case-param.js';

/** Cases as somebody may see them. */
@Injectable()
export class CaseReader {
  constructor(
    @Inject(tokens.handler) private readonly handler: CommandHandler,
    @Inject(tokens.settings) private readonly settings: ApiSettings,
  ) {}

  /**
   * The case as it stands, for a person whose organisation it has reached. A case that is not there, is of
   * another tenant or is none of one's business answers the same.
   * @throws ApiProblem `CASE.NOT_FOUND`.
   */
  async read(caseId: string, me: Identity): Promise<ReadableCase> {
    return found(await this.handler.loadState(this.settings.tenant, parseCaseIdParam(caseId), actorOf(me)));
  }

  /** The same with its events. @throws ApiProblem `CASE.NOT_FOUND`. */
  async readWithRecord(caseId: string, me: Identity): Promise<LoadedCase> {
    return found(await this.handler.loadCase(this.settings.tenant, parseCaseIdParam(caseId), actorOf(me)));
  }
}

function found<Found>(loaded: Found | null): Found {
  if (loaded === null) throw new ApiProblem('CASE.NOT_FOUND');
  return loaded;
}
