import type { Instant, Json } from '@vinhdanh/kernel';
import type { InstanceId } from './state.js';

/** What the engine can be asked. `at` is the command's time; nothing here reads a clock. */
export type EngineCommand =
  | {
      readonly type: 'StartProcess';
      readonly at: Instant;
      readonly variables: Readonly<Record<string, Json>>;
    }
  | {
      readonly type: 'CompleteTask';
      readonly at: Instant;
      readonly instanceId: InstanceId;
      readonly variables: Readonly<Record<string, Json>>;
    }
  | { readonly type: 'StopClock'; readonly at: Instant; readonly instanceId: InstanceId }
  | { readonly type: 'ResumeClock'; readonly at: Instant; readonly instanceId: InstanceId }
  /** Rejected with `TIMER.NOT_DUE` before its time, `TIMER.UNKNOWN` when it is gone. */
  | { readonly type: 'FireTimer'; readonly at: Instant; readonly timerId: string }
  | {
      readonly type: 'CompleteJob';
      readonly at: Instant;
      readonly jobId: string;
      readonly variables: Readonly<Record<string, Json>>;
    }
  /** `errorCode` set: a BPMN error thrown at the task; null: retries are exhausted, an incident. */
  | {
      readonly type: 'FailJob';
      readonly at: Instant;
      readonly jobId: string;
      readonly errorCode: string | null;
      readonly message: string;
    }
  | {
      readonly type: 'CorrelateMessage';
      readonly at: Instant;
      readonly name: string;
      readonly variables: Readonly<Record<string, Json>>;
    }
  /** Tries again; `variables` are set in the scope of the incident first. */
  | {
      readonly type: 'ResolveIncident';
      readonly at: Instant;
      readonly incidentId: string;
      readonly variables?: Readonly<Record<string, Json>>;
    };
