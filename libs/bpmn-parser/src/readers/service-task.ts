import { Extensions } from '../extensions/extensions.js';
import { jobExtensions, readJob } from '../extensions/job.js';
import { flowNodeProperties, type ElementReader } from './element-reader.js';

/** BPMN 2.0.2 §10.3.3.1; the work is a job of a registered type, never an operation of a host. */
export const serviceTaskReader: ElementReader = {
  type: 'bpmn:ServiceTask',
  read(element, base, context) {
    context.acceptOnly(element, flowNodeProperties);
    const job = readJob(new Extensions(element, context, jobExtensions));
    return job && { ...base, kind: 'serviceTask', job };
  },
};
