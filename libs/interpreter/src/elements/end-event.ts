import { assertNever } from '@vinhdanh/kernel';
import { throwError } from '../error-propagation.js';
import { pass } from '../flow.js';
import { trouble } from '../run.js';
import { terminateChildren } from '../termination.js';
import type { ElementBehaviour } from './element.js';

/**
 * End event. None: consumes its token. Terminate: ends its own scope with all that lives there, and nothing
 * outside it. Error: ends the catching activity; without a catcher the token waits by incident `ERROR.UNCAUGHT`.
 */
export const endEvent: ElementBehaviour<'endEvent'> = {
  kind: 'endEvent',
  enter(run, node, token) {
    const { event, result } = node;
    switch (event.kind) {
      case 'none':
        return pass(run, token, [], result);
      case 'terminate':
        pass(run, token, [], result);
        terminateChildren(run, token.scopeId, 'terminate');
        return run.followUp({ kind: 'end', scopeId: token.scopeId });
      case 'error':
        if (throwError(run, token.scopeId, event.code)) return undefined;
        return run.hold(token, trouble('ERROR.UNCAUGHT', `nobody catches ${event.code ?? 'the error'}`));
      case 'timer':
      case 'message':
        return run.hold(token, trouble('ELEMENT.UNSUPPORTED', `${node.id} cannot end by ${event.kind}`));
      default:
        return assertNever(event, 'end event');
    }
  },
};
