import { describeOperation, type Operation as AnyOperation } from '@vinhdanh/http-platform';
import type { ProblemCode } from '../problems/catalogue.js';

type Tag = 'cases' | 'replay' | 'verification' | 'evidence' | 'questions' | 'access';

/** A route of the audit service; the tags and codes that it may name are checked by type. */
export type Operation = AnyOperation<Tag, ProblemCode>;

export const Describe = (operation: Operation) => describeOperation(operation);
