// Others compile this file from its source, where only a reference brings the declaration along.
// oxlint-disable-next-line typescript/triple-slash-reference
/// <reference path="./dmn-moddle.d.ts" />
import { DmnModdle, type ModdlePackage, type ModdleProperty, type ModdleType } from 'dmn-moddle';
import { boundNamespace } from './namespaces.js';

/** The attribute in which the normalised text carries the line of an element. */
export const lineAttribute = 'sourceLine';

const child = (name: string, type: string): ModdleProperty => ({
  name,
  type,
  xml: { serialize: 'property' },
});
const attribute = (name: string, type = 'String'): ModdleProperty => ({ name, type, isAttr: true });

/** What DMN 1.4 to 1.6 have beyond 1.3, in the words of the meta-model. */
const laterTypes: readonly ModdleType[] = [
  { name: 'ChildExpression', properties: [attribute('id'), { name: 'value', type: 'Expression' }] },
  { name: 'TypedChildExpression', superClass: ['ChildExpression'], properties: [attribute('typeRef')] },
  {
    name: 'Conditional',
    superClass: ['Expression'],
    properties: ['if', 'then', 'else'].map((name) => child(name, 'ChildExpression')),
  },
  {
    name: 'Filter',
    superClass: ['Expression'],
    properties: [child('in', 'ChildExpression'), child('match', 'ChildExpression')],
  },
  {
    name: 'Iterator',
    superClass: ['Expression'],
    properties: [attribute('iteratorVariable'), child('in', 'TypedChildExpression')],
  },
  { name: 'For', superClass: ['Iterator'], properties: [child('return', 'ChildExpression')] },
  { name: 'Quantified', superClass: ['Iterator'], properties: [child('satisfies', 'ChildExpression')] },
  { name: 'Some', superClass: ['Quantified'] },
  { name: 'Every', superClass: ['Quantified'] },
];

/** Properties that later versions added to types of 1.3, or that earlier ones had. */
const laterProperties: Readonly<Record<string, readonly ModdleProperty[]>> = {
  ItemDefinition: [child('typeConstraint', 'UnaryTests')],
  InputClause: [attribute('name')],
  Group: [],
};

/** Types with no parent, which therefore get the line of their own. */
const takesLine = ({ name, superClass = [] }: ModdleType): boolean =>
  superClass.length === 0 && !['ExtensionElements', 'ExtensionAttribute', 'Element'].includes(name);

/** The package of DMN 1.3 with the descriptors that it lacks. */
function completed(source: ModdlePackage): ModdlePackage {
  const types = [...source.types, ...laterTypes].map((type) => ({
    ...type,
    properties: [
      ...(type.properties ?? []).filter(({ name }) => name !== 'dmnDI'),
      ...(laterProperties[type.name] ?? []),
      ...(takesLine(type) ? [attribute(lineAttribute, 'Integer')] : []),
    ],
  }));
  return { ...source, types };
}

const bound = new DmnModdle().getPackages().find(({ uri }) => uri === boundNamespace);
if (bound === undefined) throw new Error(`no package for ${boundNamespace}`);

/** The reader that knows DMN 1.1 to 1.6 under the namespace of 1.3. It keeps nothing of a file. */
export const moddle = new DmnModdle({ dmn: completed(bound) });
