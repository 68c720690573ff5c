import type { CompiledExpression, EventDefinition, TimerSpec } from '@vinhdanh/bpmn-model';
import type { ModdleElement } from 'bpmn-moddle';
import { Extensions } from '../../extensions/extensions.js';
import type { ReadContext } from '../../read-context.js';
import { isCycle, isDate, isDuration } from './iso-8601.js';

const daysMax = 1_000;
const standards = [
  { property: 'timeDate', kind: 'date', holds: isDate },
  { property: 'timeDuration', kind: 'duration', holds: isDuration },
  { property: 'timeCycle', kind: 'cycle', holds: isCycle },
] as const;

/**
 * BPMN 2.0.2 §10.5.5.2, and `vd:workingTime` for working days. Beside the latter one standard time may
 * stand for other editors; it must be legal too, and ours is what counts.
 */
export function readTimerDefinition(
  definition: ModdleElement,
  context: ReadContext,
): EventDefinition | undefined {
  context.acceptOnly(definition, ['timeDate', 'timeDuration', 'timeCycle']);
  const extensions = new Extensions(definition, context, ['vd:WorkingTime']);
  const working = extensions.one('vd:WorkingTime');
  const written = standards.filter(({ property }) => definition.get(property) !== undefined);
  if (written.length > 1 || (written.length === 0 && working === undefined)) {
    context.error('BPMN.TIMER', definition, `timeDate + timeDuration + timeCycle = ${written.length}`);
    return undefined;
  }
  const standard = written[0] === undefined ? undefined : readStandard(written[0], definition, context);
  if (working === undefined) return standard && { kind: 'timer', timer: standard };
  const days = extensions.integer(working, 'days', 1, daysMax);
  return { kind: 'timer', timer: { kind: 'workingDays', days, repeat: extensions.flag(working, 'repeat') } };
}

function readStandard(
  { property, kind, holds }: (typeof standards)[number],
  definition: ModdleElement,
  context: ReadContext,
): TimerSpec | undefined {
  const text = context.expressionText(definition.get(property), definition)?.trim();
  if (text === undefined) return undefined;
  if (text.startsWith('=')) {
    const compiled: CompiledExpression | null = context.compile(text, definition);
    return compiled === null ? undefined : { kind, value: compiled };
  }
  if (holds(text)) return { kind, value: text };
  context.error('BPMN.TIMER', definition, `${property}="${text.slice(0, 80)}"`);
  return undefined;
}
