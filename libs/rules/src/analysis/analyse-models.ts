import { FeelNames } from '../feel/compile/feel-names.js';
import type { FeelRun } from '../feel/run.js';
import type { DmnExpression, DmnInputClause, DmnItemDefinition, DmnModel, DmnTable } from '../dmn/model.js';
import { analyseTable, type AnalysedTable, type TableFinding } from './analyse-table.js';

/** What a table's rows do to each other, with where the table stands. */
export interface ModelTableFinding extends TableFinding {
  /** Name of the model. */
  readonly model: string;
  /** Name of the decision or knowledge model. */
  readonly element: string;
  /** Id of the table; null when it has none. */
  readonly table: string | null;
  /** Line of its first row in the file. */
  readonly line: number;
  /** The input expressions, for whoever shows the example. */
  readonly columns: readonly string[];
}

/** Every table within an expression. */
function* tablesIn(value: unknown): Generator<DmnTable> {
  if (Array.isArray(value)) {
    for (const each of value) yield* tablesIn(each);
  } else if (typeof value === 'object' && value !== null) {
    if ((value as DmnExpression).kind === 'table') yield value as DmnTable;
    else for (const each of Object.values(value)) yield* tablesIn(each);
  }
}

/** A type as a column needs it: what it comes down to, and the values that it allows. */
function typeOf(
  reference: string | null,
  definitions: readonly DmnItemDefinition[],
): { readonly typeRef: string | null; readonly values: string | null } {
  let at = reference;
  let values: string | null = null;
  for (let depth = 0; at !== null && depth < 16; depth++) {
    const name: string = at;
    const definition = definitions.find((each) => each.name === name);
    if (definition === undefined) return { typeRef: name.replace(/^feel:/u, ''), values };
    // A list of values is not one of them.
    if (definition.isCollection) return { typeRef: null, values: null };
    values ??= definition.allowedValues ?? definition.typeConstraint;
    at = definition.typeRef;
  }
  return { typeRef: at, values };
}

/** Names that a cell may use, as the parser of cells must know them. */
function namesOf(models: readonly DmnModel[]): FeelNames {
  const names = models.flatMap(({ inputs, decisions, knowledgeModels, imports }) => [
    ...[...inputs, ...decisions, ...knowledgeModels].map(({ variable }) => variable.name),
    ...knowledgeModels.flatMap(({ logic }) => (logic?.parameters ?? []).map(({ name }) => name)),
    ...imports.map(({ name }) => name),
  ]);
  return new FeelNames([...new Set(names)].filter((name) => name !== '').map((name) => ({ name })));
}

/**
 * Analyses every decision table of some models.
 * @param models linked models; the names of all of them are known in every cell
 * @param newRun makes what lends zones and limits: each table has a budget of its own; its clock is not read
 */
export function analyseModels(
  models: readonly DmnModel[],
  newRun: () => FeelRun,
): readonly ModelTableFinding[] {
  const names = namesOf(models);
  return models.flatMap((model) => {
    const variables = new Map(
      [...model.inputs, ...model.decisions].map(({ variable }) => [variable.name, variable.typeRef] as const),
    );
    const inputOf = (clause: DmnInputClause): AnalysedTable['inputs'][number] => {
      const reference = clause.typeRef ?? variables.get(clause.expression.trim()) ?? null;
      const { typeRef, values } = typeOf(reference, model.itemDefinitions);
      return { expression: clause.expression, typeRef, values: clause.values ?? values };
    };
    return [...model.decisions, ...model.knowledgeModels].flatMap(({ name, logic }) =>
      [...tablesIn(logic)].flatMap((table) =>
        analyseTable({ ...table, inputs: table.inputs.map(inputOf) }, names, newRun()).map((finding) => ({
          ...finding,
          model: model.name,
          element: name,
          table: table.id,
          columns: table.inputs.map(({ expression }) => expression),
          line: table.rules[(finding.rows[0] ?? 1) - 1]?.line ?? table.line,
        })),
      ),
    );
  });
}
