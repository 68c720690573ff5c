import { boundaryEventReader } from './boundary-event.js';
import { businessRuleTaskReader } from './business-rule-task.js';
import { callActivityReader } from './call-activity.js';
import type { ElementReader } from './element-reader.js';
import { endEventReader } from './end-event.js';
import { exclusiveGatewayReader } from './exclusive-gateway.js';
import { intermediateCatchEventReader } from './intermediate-catch-event.js';
import { parallelGatewayReader } from './parallel-gateway.js';
import { serviceTaskReader } from './service-task.js';
import { startEventReader } from './start-event.js';
import { subProcessReader } from './sub-process.js';
import { userTaskReader } from './user-task.js';

const readers: readonly ElementReader[] = [
  startEventReader,
  endEventReader,
  intermediateCatchEventReader,
  boundaryEventReader,
  userTaskReader,
  serviceTaskReader,
  businessRuleTaskReader,
  exclusiveGatewayReader,
  parallelGatewayReader,
  callActivityReader,
  subProcessReader,
];

/** The readers by type of the meta-model. What is not here is refused; a new element is a new file and a line. */
export const elementReaders: ReadonlyMap<string, ElementReader> = new Map(
  readers.map((reader) => [reader.type, reader]),
);
