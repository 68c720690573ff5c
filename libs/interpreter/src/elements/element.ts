import type { FlowNode, FlowNodeKind } from '@vinhdanh/bpmn-model';
import type { Run, Token } from '../run.js';
import type { ElementInstance, Job, MessageSubscription, Timer, Variables } from '../state.js';

export type NodeOf<Kind extends FlowNodeKind> = Extract<FlowNode, { kind: Kind }>;

/**
 * One BPMN element. A hook may emit events, send tokens on and raise incidents, all through `run`; it must
 * not touch state otherwise, call another element's hook, or wait. `enter` is asked for each token, and the
 * other hooks for what the element itself has armed: an element without waits has `enter` alone.
 */
export interface ElementBehaviour<Kind extends FlowNodeKind> {
  readonly kind: Kind;
  /** A token arrives; multi-instance has been dealt with (`token.loopIndex` says which inner instance). */
  enter(run: Run, node: NodeOf<Kind>, token: Token): void;
  /** A person has completed the task. */
  completed?(run: Run, node: NodeOf<Kind>, instance: ElementInstance, variables: Variables): void;
  /** A timer that this element armed is due. */
  timerFired?(run: Run, node: NodeOf<Kind>, timer: Timer): void;
  /** A message that this element waits for has come. */
  messageReceived?(
    run: Run,
    node: NodeOf<Kind>,
    subscription: MessageSubscription,
    variables: Variables,
  ): void;
  /** Its job has ended well. */
  jobCompleted?(run: Run, node: NodeOf<Kind>, job: Job, variables: Variables): void;
  /** Its job has failed for good; `errorCode` is a BPMN error, null when the retries are exhausted. */
  jobFailed?(run: Run, node: NodeOf<Kind>, job: Job, errorCode: string | null, message: string): void;
  /** Nothing moves or waits inside it any more. */
  scopeEnded?(run: Run, node: NodeOf<Kind>, instance: ElementInstance): void;
}
