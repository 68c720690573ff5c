import type { Type } from '@nestjs/common';
import { AttachmentsController } from '../attachments/attachments.controller.js';
import { CasesController } from '../cases/cases.controller.js';
import { EventsController } from '../events/events.controller.js';
import { HealthController, OpenApiController, VerifierFileController } from '@vinhdanh/http-platform';
import { InboxController } from '../inbox/inbox.controller.js';
import { LogController } from '../log/log.controller.js';
import { NominationsController } from '../nominations/nominations.controller.js';
import { SessionController } from '../session/session.controller.js';
import { StepsController } from '../steps/steps.controller.js';

/** Every controller of the API. What is not listed here is not served. */
export const controllers: Type[] = [
  SessionController,
  NominationsController,
  InboxController,
  CasesController,
  StepsController,
  AttachmentsController,
  EventsController,
  OpenApiController,
  HealthController,
  LogController,
  VerifierFileController,
];
