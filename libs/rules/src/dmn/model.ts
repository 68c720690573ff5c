/**
 * A decision model as plain data, as it stands in a bundle: every name, type and expression as it was
 * written, every reference resolved to a namespace and an id. `line` is 1-based in the source file.
 */
export interface DmnModel {
  readonly format: 'dmn-model@1';
  readonly namespace: string;
  readonly name: string;
  readonly imports: readonly DmnImport[];
  readonly itemDefinitions: readonly DmnItemDefinition[];
  readonly inputs: readonly DmnInput[];
  readonly decisions: readonly DmnDecision[];
  readonly knowledgeModels: readonly DmnKnowledgeModel[];
  readonly services: readonly DmnService[];
}

/** Another model, whose elements are named `name.element` here; an empty name merges them into this one's. */
export interface DmnImport {
  readonly name: string;
  readonly namespace: string;
  readonly line: number;
}

/** Where a reference leads. */
export interface DmnReference {
  readonly namespace: string;
  readonly id: string;
}

/** A name with the type that its author wrote, or null where he wrote none. */
export interface DmnVariable {
  readonly name: string;
  readonly typeRef: string | null;
}

export interface DmnItemDefinition {
  readonly name: string;
  /** Null when the type is made of components or is a function. */
  readonly typeRef: string | null;
  readonly isCollection: boolean;
  /** Unary tests over one item of a collection, else over the value. */
  readonly allowedValues: string | null;
  /** Unary tests over the value as a whole. */
  readonly typeConstraint: string | null;
  readonly components: readonly DmnItemDefinition[];
  readonly functionItem: {
    readonly parameters: readonly DmnVariable[];
    readonly outputTypeRef: string | null;
  } | null;
  readonly line: number;
}

interface DmnElement {
  readonly id: string;
  readonly name: string;
  readonly line: number;
}

export interface DmnInput extends DmnElement {
  readonly variable: DmnVariable;
}

export interface DmnDecision extends DmnElement {
  readonly variable: DmnVariable;
  readonly requiredInputs: readonly DmnReference[];
  readonly requiredDecisions: readonly DmnReference[];
  readonly requiredKnowledge: readonly DmnReference[];
  /** Null when the decision has no logic. */
  readonly logic: DmnExpression | null;
}

export interface DmnKnowledgeModel extends DmnElement {
  readonly variable: DmnVariable;
  readonly requiredKnowledge: readonly DmnReference[];
  readonly logic: DmnFunctionDefinition | null;
}

export interface DmnService extends DmnElement {
  readonly variable: DmnVariable;
  readonly outputDecisions: readonly DmnReference[];
  readonly encapsulatedDecisions: readonly DmnReference[];
  readonly inputDecisions: readonly DmnReference[];
  readonly inputData: readonly DmnReference[];
}

/** What every boxed expression carries. */
interface DmnBoxed {
  readonly line: number;
  readonly typeRef: string | null;
}

/** A FEEL text. `language` is set when it is written in another language, which is never evaluated. */
export interface DmnLiteral extends DmnBoxed {
  readonly kind: 'literal';
  readonly text: string;
  readonly language: string | null;
}

/** The entry without a variable is the result of the context. */
export interface DmnContext extends DmnBoxed {
  readonly kind: 'context';
  readonly entries: readonly {
    readonly variable: DmnVariable | null;
    readonly value: DmnExpression | null;
  }[];
}

export interface DmnList extends DmnBoxed {
  readonly kind: 'list';
  readonly items: readonly DmnExpression[];
}

export interface DmnRelation extends DmnBoxed {
  readonly kind: 'relation';
  readonly columns: readonly DmnVariable[];
  readonly rows: readonly (readonly DmnExpression[])[];
}

export interface DmnInvocation extends DmnBoxed {
  readonly kind: 'invocation';
  readonly called: DmnExpression | null;
  readonly bindings: readonly { readonly parameter: DmnVariable; readonly value: DmnExpression | null }[];
}

export interface DmnFunctionDefinition extends DmnBoxed {
  readonly kind: 'function';
  /** A body in another language is external and is refused when an evaluation reaches it. */
  readonly language: 'feel' | 'java' | 'pmml';
  readonly parameters: readonly DmnVariable[];
  readonly body: DmnExpression | null;
}

export interface DmnConditional extends DmnBoxed {
  readonly kind: 'conditional';
  readonly condition: DmnExpression | null;
  readonly then: DmnExpression | null;
  readonly otherwise: DmnExpression | null;
}

/** `for`, `some` and `every` over a list. */
export interface DmnIteration extends DmnBoxed {
  readonly kind: 'for' | 'some' | 'every';
  readonly variable: string;
  readonly over: DmnExpression | null;
  /** What is returned or must be satisfied. */
  readonly body: DmnExpression | null;
}

export interface DmnFilter extends DmnBoxed {
  readonly kind: 'filter';
  readonly over: DmnExpression | null;
  readonly match: DmnExpression | null;
}

export const hitPolicies = [
  'UNIQUE',
  'ANY',
  'PRIORITY',
  'FIRST',
  'RULE ORDER',
  'OUTPUT ORDER',
  'COLLECT',
] as const;
export type DmnHitPolicy = (typeof hitPolicies)[number];
export const aggregations = ['SUM', 'COUNT', 'MIN', 'MAX'] as const;
export type DmnAggregation = (typeof aggregations)[number];

export interface DmnInputClause {
  readonly label: string | null;
  readonly expression: string;
  readonly typeRef: string | null;
  /** Unary tests that the input must satisfy. */
  readonly values: string | null;
  readonly line: number;
}

export interface DmnOutputClause {
  /** Null in a table with one output. */
  readonly name: string | null;
  readonly label: string | null;
  readonly typeRef: string | null;
  /** The allowed values; their order is the priority, highest first. */
  readonly values: string | null;
  readonly defaultEntry: string | null;
  readonly line: number;
}

export interface DmnRule {
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly annotations: readonly string[];
  readonly line: number;
}

export interface DmnTable extends DmnBoxed {
  readonly kind: 'table';
  readonly id: string | null;
  readonly hitPolicy: DmnHitPolicy;
  /** Null unless a COLLECT table aggregates. */
  readonly aggregation: DmnAggregation | null;
  readonly inputs: readonly DmnInputClause[];
  readonly outputs: readonly DmnOutputClause[];
  /** The names of the annotation columns. */
  readonly annotations: readonly string[];
  readonly rules: readonly DmnRule[];
}

export type DmnExpression =
  | DmnLiteral
  | DmnContext
  | DmnList
  | DmnRelation
  | DmnInvocation
  | DmnFunctionDefinition
  | DmnConditional
  | DmnIteration
  | DmnFilter
  | DmnTable;

/** What is wrong with a model. `error` and `publish` block publishing; neither stops an evaluation in standard mode. */
export interface DmnFinding {
  readonly severity: 'error' | 'publish' | 'info';
  /** Stable, e.g. `DMN.CYCLE`. */
  readonly code: string;
  readonly namespace: string | null;
  /** The id of the decision, model or input, where it is known. */
  readonly elementId: string | null;
  readonly line: number | null;
  /** The place within the element: `table 1, row 3, input 2`, or null. */
  readonly cell: string | null;
  /** What it is about: a name, a text, a code. */
  readonly what: string;
}
