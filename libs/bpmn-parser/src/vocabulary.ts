// Others compile this file from its source, where only a reference brings the declaration along.
// oxlint-disable-next-line typescript/triple-slash-reference
/// <reference path="./bpmn-moddle.d.ts" />
import { BpmnModdle, type ModdlePackage } from 'bpmn-moddle';
import { vinhdanhModdle } from './vinhdanh-moddle.js';

/**
 * The reader that knows BPMN 2.0, its diagram interchange and our extension. One for all files: it keeps
 * nothing of a file but the types that it has built, which is most of the cost of reading a small one.
 */
export const moddle = new BpmnModdle({ vd: vinhdanhModdle });

/** Names and attribute types of one namespace, taken from the meta-model so that no list can go stale. */
export interface Vocabulary {
  readonly elements: ReadonlySet<string>;
  /** Attribute types (`Boolean`, `Integer`, …) by element name, inherited ones included. */
  attributesOf(element: string): ReadonlyMap<string, string>;
  /** The allowed words of an enumeration type, undefined for other types. */
  wordsOf(type: string): readonly string[] | undefined;
  /** Whether an element of this name is a `type` or one of its kinds. */
  isA(element: string, type: string): boolean;
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);
const lowerFirst = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

/** Reads a package of the meta-model. Supertypes of other packages add nothing. */
function readVocabulary(source: ModdlePackage): Vocabulary {
  const written = (name: string): string =>
    source.xml?.tagAlias === 'lowerCase' ? lowerFirst(local(name)) : local(name);
  const types = new Map(source.types.map((type) => [written(type.name), type]));
  const elements = new Set(types.keys());
  for (const { properties = [] } of source.types) {
    for (const { name, isAttr } of properties) if (isAttr !== true) elements.add(local(name));
  }
  const words = new Map(
    (source.enumerations ?? []).map(({ name, literalValues }) => [
      local(name),
      literalValues.map((literal) => literal.name),
    ]),
  );
  const cache = new Map<string, ReadonlyMap<string, string>>();
  const attributesOf = (element: string): ReadonlyMap<string, string> => {
    const known = cache.get(element);
    if (known !== undefined) return known;
    const found = new Map<string, string>();
    const type = types.get(element);
    for (const parent of type?.superClass ?? []) {
      for (const [name, kind] of attributesOf(written(parent))) found.set(name, kind);
    }
    for (const { name, type: kind, isAttr } of type?.properties ?? []) {
      if (isAttr === true) found.set(local(name), local(kind));
    }
    cache.set(element, found);
    return found;
  };
  const isA = (element: string, type: string): boolean =>
    element === type || (types.get(element)?.superClass ?? []).some((parent) => isA(written(parent), type));
  return { elements, attributesOf, wordsOf: (type) => words.get(type), isA };
}

/** The vocabularies by namespace URI: BPMN, its diagram interchange, and ours. */
export const vocabularies: ReadonlyMap<string, Vocabulary> = new Map(
  moddle
    .getPackages()
    .filter(({ prefix }) => ['bpmn', 'bpmndi', 'dc', 'di', 'vd'].includes(prefix))
    .map((source) => [source.uri, readVocabulary(source)]),
);
