import type { Type } from '@nestjs/common';
import { HealthController, OpenApiController, VerifierFileController } from '@vinhdanh/http-platform';
import { AccessController } from '../access/access.controller.js';
import { CasesController } from '../cases/cases.controller.js';
import { PacksController } from '../packs/packs.controller.js';
import { QuestionsController } from '../questions/questions.controller.js';
import { RefusalsController } from '../refusals/refusals.controller.js';
import { ReplayController } from '../state/replay.controller.js';
import { VerificationController } from '../verification/verification.controller.js';
import { WhyController } from '../why/why.controller.js';

/** Every controller of the audit service. What is not listed here is not served. */
export const controllers: Type[] = [
  CasesController,
  ReplayController,
  WhyController,
  RefusalsController,
  VerificationController,
  PacksController,
  QuestionsController,
  AccessController,
  OpenApiController,
  HealthController,
  VerifierFileController,
];
