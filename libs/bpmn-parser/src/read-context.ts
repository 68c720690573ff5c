// Others compile this file from its source, where only a reference brings the declaration along.
// oxlint-disable-next-line typescript/triple-slash-reference
/// <reference path="./bpmn-moddle.d.ts" />
import type { CompiledExpression, SourcePlace } from '@vinhdanh/bpmn-model';
import type { Evaluator } from '@vinhdanh/rules';
import type { ModdleElement } from 'bpmn-moddle';
import type { Findings } from './findings.js';
import type { Outline } from './outline.js';
import type { FindingCode } from './sentences.js';

/** What every element may carry without a meaning for its execution. */
const common = ['id', 'name', 'documentation', 'extensionElements'];
const feelLanguages = /(^|\/)FEEL\/?$/i;

/** What a reader of one element may use: where it stands, what to report, how to compile. */
export class ReadContext {
  constructor(
    readonly file: string,
    readonly findings: Findings,
    private readonly outline: Outline,
    private readonly evaluator: Evaluator,
  ) {}

  /** The line of an element, or of the nearest ancestor that has an id. */
  line(element: ModdleElement): number {
    for (let at: ModdleElement | undefined = element; at !== undefined; at = at.$parent) {
      const line = at.id === undefined ? undefined : this.outline.lines.get(at.id);
      if (line !== undefined) return line;
    }
    return 1;
  }

  place(element: ModdleElement): SourcePlace {
    return { file: this.file, line: this.line(element) };
  }

  error(code: FindingCode, element: ModdleElement, what: string): void {
    this.findings.error(code, { elementId: nearestId(element), line: this.line(element), what });
  }

  /**
   * Refuses every property that the reader has not named: what is not read must not be ignored.
   * A property that is written out with its default changes nothing and passes.
   */
  acceptOnly(element: ModdleElement, accepted: readonly string[]): void {
    for (const key of Object.keys(element)) {
      if (key.startsWith('$') || common.includes(key) || accepted.includes(key)) continue;
      const value = element.get(key);
      const property = element.$descriptor.properties.find(
        ({ name }) => name === key || name.endsWith(`:${key}`),
      );
      if (value === property?.default || (Array.isArray(value) && value.length === 0)) continue;
      this.error('BPMN.UNSUPPORTED_ELEMENT', element, `${xmlName(element.$type)} / ${key}`);
    }
  }

  /** Compiles `text`; a leading `=`, by which other tools mark FEEL, is dropped. Null after a finding. */
  compile(text: string, element: ModdleElement): CompiledExpression | null {
    const source = text.trim().replace(/^=\s*/, '');
    const compiled = this.evaluator.compile(source);
    if (compiled.ok) return { text: source, ast: compiled.value };
    const { code, details } = compiled.error;
    const column = details?.['column'] === undefined ? '' : `, cột/column ${String(details['column'])}`;
    this.error('BPMN.EXPRESSION', element, `${code}${column}: ${source.slice(0, 200)}`);
    return null;
  }

  /** The text of an expression element; undefined when there is none. A foreign language is a finding. */
  expressionText(expression: unknown, owner: ModdleElement): string | undefined {
    if (!isElement(expression)) return undefined;
    const language = textOf(expression, 'language');
    if (language !== undefined && !feelLanguages.test(language)) {
      this.error('BPMN.EXPRESSION', owner, language);
      return undefined;
    }
    return textOf(expression, 'body') ?? '';
  }
}

/** `bpmn:UserTask` as it is written in a file: `bpmn:userTask`. */
export const xmlName = (type: string): string =>
  type.replace(/:(.)/, (_, first: string) => `:${first.toLowerCase()}`);

export const isElement = (value: unknown): value is ModdleElement =>
  typeof value === 'object' && value !== null && '$type' in value;

/** A text attribute or body; undefined when it is not set. */
export function textOf(element: ModdleElement, name: string): string | undefined {
  const value = element.get(name);
  return typeof value === 'string' ? value : undefined;
}

/** A list property as elements. */
export function elementsOf(element: ModdleElement, name: string): readonly ModdleElement[] {
  const value = element.get(name);
  return Array.isArray(value) ? value.filter(isElement) : [];
}

/** The element that a resolved reference names; undefined when it is not set or leads nowhere. */
export function referenced(element: ModdleElement, name: string): ModdleElement | undefined {
  const value = element.get(name);
  return isElement(value) ? value : undefined;
}

/** The id of the element or of the nearest ancestor that has one. */
export function nearestId(element: ModdleElement): string | null {
  for (let at: ModdleElement | undefined = element; at !== undefined; at = at.$parent) {
    if (at.id !== undefined) return at.id;
  }
  return null;
}
