import { addWorkingDays, err, ok, type Instant, type Result } from '@vinhdanh/kernel';
import type { TimerSpec } from '@vinhdanh/bpmn-model';
import { addDuration, parseDuration, parseInstant, parseRepetition } from './iso-duration.js';
import { trouble, type Run, type Trouble } from './run.js';
import { visibleVariables } from './scopes.js';
import type { InstanceId, Timer } from './state.js';

/** A timer as an activation records it. */
export type ArmedTimer = Omit<Timer, 'armedAt'>;

type Schedule = Pick<Timer, 'dueAt' | 'repetition' | 'cycle'>;

const unusable = (text: string): Result<never, Trouble> =>
  err(trouble('EXPRESSION.FAILED', `${text}: no usable time in ISO 8601`));

/** When a timer that is armed now fires first. Expressions are asked in the scope around its host. */
export function schedule(run: Run, spec: TimerSpec, scopeId: InstanceId | null): Result<Schedule, Trouble> {
  if (spec.kind === 'workingDays') {
    const dueAt = addWorkingDays(run.model.calendar, run.at, spec.days);
    return ok({ dueAt, repetition: spec.repeat ? 0 : null, cycle: null });
  }
  const text = run.text(spec.value, visibleVariables(run.state, scopeId));
  if (!text.ok) return text;
  if (spec.kind === 'cycle') return scheduleCycle(run.at, text.value);
  const dueAt = spec.kind === 'date' ? parseInstant(text.value) : later(run.at, text.value);
  return dueAt === undefined ? unusable(text.value) : ok({ dueAt, repetition: null, cycle: null });
}

function later(from: Instant, text: string): Instant | undefined {
  const duration = parseDuration(text);
  return duration === undefined ? undefined : addDuration(from, duration);
}

function scheduleCycle(at: Instant, text: string): Result<Schedule, Trouble> {
  const repetition = parseRepetition(text);
  const dueAt =
    repetition === undefined ? undefined : (repetition.start ?? addDuration(at, repetition.period));
  return dueAt === undefined ? unusable(text) : ok({ dueAt, repetition: 0, cycle: text });
}

/**
 * When a repeating timer that fires now fires again; null when that was the last time. The rhythm is kept
 * from due time to due time, but what was missed while nothing ran is not made up: no storm of reminders.
 */
export function nextFiring(run: Run, timer: Timer, spec: TimerSpec): Instant | null {
  if (timer.repetition === null) return null;
  const step = (from: Instant): Instant | null => {
    if (spec.kind === 'workingDays') return addWorkingDays(run.model.calendar, from, spec.days);
    const repetition = parseRepetition(timer.cycle ?? '');
    if (repetition === undefined) return null;
    if (repetition.times !== null && (timer.repetition ?? 0) + 1 >= repetition.times) return null;
    return addDuration(from, repetition.period) ?? null;
  };
  const next = step(timer.dueAt);
  return next !== null && next <= run.at ? step(run.at) : next;
}
