import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { JsonObject } from '@vinhdanh/kernel';
import type { CaseFile } from '../record/case-file.js';
import { CaseFiles } from '../record/case-files.js';
import { RecordedAccess } from './recorded-access.js';

/** The way to a case: is there one, a note of the look, and only then the look. */
@Injectable()
export class RecordedCases {
  constructor(
    @Inject(CaseFiles) private readonly cases: CaseFiles,
    @Inject(RecordedAccess) private readonly access: RecordedAccess,
  ) {}

  /** @throws ApiProblem `CASE.NOT_FOUND`, `ACCESS.NOT_RECORDED`, `RECORD.…` */
  async open(request: FastifyRequest, caseId: string, details: JsonObject = {}): Promise<CaseFile> {
    const found = await this.cases.find(caseId);
    await this.access.record(request, [found], details);
    return this.cases.open(found);
  }
}
