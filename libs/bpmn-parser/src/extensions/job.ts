import type { JobSpec } from '@vinhdanh/bpmn-model';
import type { Extensions } from './extensions.js';

/** What may stand at a service task. */
export const jobExtensions = ['vd:Job', 'vd:Input'];

const retriesDefault = 3;
const retriesMax = 20;

/** The job of a service task: a registered type with constant inputs. */
export function readJob(extensions: Extensions): JobSpec | undefined {
  const job = extensions.one('vd:Job');
  if (job === undefined) {
    extensions.wrong('vd:job');
    return undefined;
  }
  const entries = extensions
    .many('vd:Input')
    .map((input) => [extensions.key(input, 'name'), extensions.text(input, 'value')] as const);
  const input = Object.fromEntries(entries);
  if (Object.keys(input).length !== entries.length) extensions.wrong('vd:input@name × 2');
  return {
    type: extensions.key(job, 'type'),
    input,
    retries: extensions.integer(job, 'retries', 0, retriesMax, retriesDefault),
  };
}
