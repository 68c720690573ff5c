import type {
  DmnDecision,
  DmnImport,
  DmnInput,
  DmnItemDefinition,
  DmnKnowledgeModel,
  DmnModel,
  DmnReference,
  DmnService,
} from '@vinhdanh/rules';
import type { ModdleElement } from 'dmn-moddle';
import { childOf, elementsOf, lineOf, textOf } from './element.js';
import type { Findings } from './findings.js';
import { isFeelNamespace, modelNamespaces } from './namespaces.js';
import { ReadContext } from './read-context.js';
import { readExpression, readFunction } from './read-expression.js';

/** The model that `definitions` holds. `prefixes` are the namespaces that its root binds. */
export function readModel(
  definitions: ModdleElement,
  prefixes: ReadonlyMap<string, string>,
  findings: Findings,
): DmnModel {
  const imports = readImports(definitions, findings);
  const namespace = textOf(definitions, 'namespace') ?? '';
  const language = textOf(definitions, 'expressionLanguage');
  const context = new ReadContext(
    namespace,
    findings,
    prefixes,
    new Map(imports.map((each) => [each.namespace, each.name])),
    language === null || isFeelNamespace(language) ? null : language,
  );
  const elements = elementsOf(definitions, 'drgElement');
  const ofType = (type: string): readonly ModdleElement[] => elements.filter(({ $type }) => $type === type);
  return {
    format: 'dmn-model@1',
    namespace,
    name: textOf(definitions, 'name') ?? '',
    imports,
    itemDefinitions: elementsOf(definitions, 'itemDefinition').map((item) => readItem(item, context)),
    inputs: ofType('dmn:InputData').map((input) => readInput(input, context)),
    decisions: ofType('dmn:Decision').map((decision) => readDecision(decision, context)),
    knowledgeModels: ofType('dmn:BusinessKnowledgeModel').map((model) => readKnowledge(model, context)),
    services: ofType('dmn:DecisionService').map((service) => readService(service, context)),
  };
}

/** Imports of models. What else can be imported is a finding and is not read. */
function readImports(definitions: ModdleElement, findings: Findings): readonly DmnImport[] {
  return elementsOf(definitions, 'import').flatMap((element) => {
    const line = lineOf(element);
    const kind = textOf(element, 'importType') ?? '';
    if (!modelNamespaces.has(kind)) {
      findings.error('DMN.IMPORT_KIND', { line, what: kind });
      return [];
    }
    return {
      name: textOf(element, 'name') ?? '',
      namespace: textOf(element, 'namespace') ?? '',
      line,
    };
  });
}

function readItem(element: ModdleElement, context: ReadContext): DmnItemDefinition {
  const testsOf = (name: string): string | null => {
    const tests = childOf(element, name);
    if (tests === null) return null;
    context.languageOf(tests);
    return textOf(tests, 'text');
  };
  const functionItem = childOf(element, 'functionItem');
  return {
    name: textOf(element, 'name') ?? '',
    typeRef: context.typeRef(element),
    isCollection: element.get('isCollection') === true,
    allowedValues: testsOf('allowedValues'),
    typeConstraint: testsOf('typeConstraint'),
    components: elementsOf(element, 'itemComponent').map((component) => readItem(component, context)),
    functionItem:
      functionItem === null
        ? null
        : {
            parameters: elementsOf(functionItem, 'parameters').map((each) => context.variable(each, '')),
            outputTypeRef: context.typeRef(functionItem, 'outputTypeRef'),
          },
    line: lineOf(element),
  };
}

/** The name of an element is also its id where it has none of its own. */
function identity(element: ModdleElement): {
  readonly id: string;
  readonly name: string;
  readonly line: number;
} {
  const name = textOf(element, 'name') ?? '';
  return { id: textOf(element, 'id') ?? name, name, line: lineOf(element) };
}

function readInput(element: ModdleElement, context: ReadContext): DmnInput {
  const own = identity(element);
  return { ...own, variable: context.variable(childOf(element, 'variable'), own.name) };
}

function readDecision(element: ModdleElement, context: ReadContext): DmnDecision {
  const own = identity(element);
  const required = (name: string): readonly DmnReference[] =>
    elementsOf(element, 'informationRequirement').flatMap((requirement) => {
      const target = childOf(requirement, name);
      return target === null ? [] : context.reference(target);
    });
  return {
    ...own,
    variable: context.variable(childOf(element, 'variable'), own.name),
    requiredInputs: required('requiredInput'),
    requiredDecisions: required('requiredDecision'),
    requiredKnowledge: requiredKnowledge(element, context),
    logic: readExpression(element.get('decisionLogic'), context),
  };
}

function requiredKnowledge(element: ModdleElement, context: ReadContext): readonly DmnReference[] {
  return elementsOf(element, 'knowledgeRequirement').flatMap((requirement) => {
    const target = childOf(requirement, 'requiredKnowledge');
    return target === null ? [] : context.reference(target);
  });
}

function readKnowledge(element: ModdleElement, context: ReadContext): DmnKnowledgeModel {
  const own = identity(element);
  const logic = childOf(element, 'encapsulatedLogic');
  return {
    ...own,
    variable: context.variable(childOf(element, 'variable'), own.name),
    requiredKnowledge: requiredKnowledge(element, context),
    logic:
      logic === null
        ? null
        : readFunction(logic, { line: lineOf(logic), typeRef: context.typeRef(logic) }, context),
  };
}

function readService(element: ModdleElement, context: ReadContext): DmnService {
  const own = identity(element);
  const references = (name: string): readonly DmnReference[] =>
    elementsOf(element, name).map((target) => context.reference(target));
  return {
    ...own,
    variable: context.variable(childOf(element, 'variable'), own.name),
    outputDecisions: references('outputDecision'),
    encapsulatedDecisions: references('encapsulatedDecision'),
    inputDecisions: references('inputDecision'),
    inputData: references('inputData'),
  };
}
