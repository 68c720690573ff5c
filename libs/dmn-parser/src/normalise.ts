import { limits } from '@vinhdanh/kernel';
import { SaxesParser, type SaxesTagNS } from 'saxes';
import type { Findings } from './findings.js';
import { boundNamespace, isDrawingNamespace, modelNamespaces } from './namespaces.js';
import type { FindingCode } from './sentences.js';
import { lineAttribute } from './vocabulary.js';

/** A file in the one form that the reader behind this pass knows. */
export interface Normalised {
  /** The model alone, under the namespace of DMN 1.3, each element with its line. */
  readonly xml: string;
  /** The prefixes that the root element binds, for the types of DMN 1.1, which are qualified names. */
  readonly prefixes: ReadonlyMap<string, string>;
}

const containers = new Set(['decisionTable', 'context']);
const bounds: ReadonlyMap<string, { readonly max: number; readonly code: FindingCode }> = new Map([
  ['rule', { max: limits.dmnTableRowsMax, code: 'DMN.TABLE_TOO_LONG' }],
  ['contextEntry', { max: limits.dmnContextEntriesMax, code: 'DMN.CONTEXT_TOO_LONG' }],
]);

/** Ends the pass early: beyond a limit nothing more is read. */
class Enough extends Error {}

/**
 * Reads the text once with a streaming parser that resolves no entity: refuses a DOCTYPE, breaks off at the
 * limits of depth and number, maps the namespaces of DMN 1.1 to 1.6 and leaves out drawings and what other
 * tools put beside the model (which is listed). Undefined when the text could not be read to its end.
 */
export function normalise(xml: string, findings: Findings): Normalised | undefined {
  const pass = new Pass(findings);
  try {
    return pass.run(xml);
  } catch (stop) {
    if (!(stop instanceof Enough)) throw stop;
    return undefined;
  }
}

class Pass {
  private readonly out: string[] = [];
  private readonly parser = new SaxesParser({ xmlns: true, position: true });
  private readonly ids = new Set<string>();
  private readonly foreign = new Set<string>();
  private modelNamespace = '';
  private prefixes: ReadonlyMap<string, string> = new Map();
  private depth = 0;
  /** The depth of the element that is left out with all that it holds, or 0. */
  private skippedDepth = 0;
  private elements = 0;
  /** How many rules or entries the tables and contexts have that are open. */
  private readonly parts: number[] = [];
  private tagLine = 1;

  constructor(private readonly findings: Findings) {}

  run(xml: string): Normalised {
    const { parser } = this;
    parser.on('doctype', () => this.stop('DMN.DOCTYPE', ''));
    parser.on('error', (error) => this.stop('DMN.SYNTAX', error.message.replace(/^\d+:\d+: /, '')));
    parser.on('opentagstart', () => {
      this.tagLine = parser.line;
    });
    parser.on('opentag', (tag) => this.enter(tag));
    parser.on('closetag', (tag) => this.leave(tag));
    parser.on('text', (text) => this.text(text));
    parser.on('cdata', (text) => this.text(text));
    parser.write(xml).close();
    return { xml: this.out.join(''), prefixes: this.prefixes };
  }

  private stop(code: FindingCode, what: string): never {
    this.findings.fatal(code, { line: this.parser.line, what });
    throw new Enough();
  }

  private enter(tag: SaxesTagNS): void {
    this.depth += 1;
    if (this.depth > limits.dmnDepthMax) this.stop('DMN.TOO_DEEP', String(limits.dmnDepthMax));
    if (this.depth === 1) this.enterRoot(tag);
    if (this.skippedDepth > 0) return;
    if (tag.uri !== this.modelNamespace || tag.local === 'extensionElements') {
      this.skippedDepth = this.depth;
      this.tellForeign(tag);
      return;
    }
    this.elements += 1;
    if (this.elements > limits.dmnElementsMax)
      this.stop('DMN.TOO_MANY_ELEMENTS', String(limits.dmnElementsMax));
    this.countPart(tag.local);
    this.out.push('<dmn:', tag.local, this.depth === 1 ? ` xmlns:dmn="${boundNamespace}"` : '');
    this.out.push(` ${lineAttribute}="${String(this.tagLine)}"`);
    for (const { uri, local, prefix, name, value } of Object.values(tag.attributes)) {
      if (prefix === 'xmlns' || name === 'xmlns') continue;
      if (uri === '' || uri === this.modelNamespace) this.attribute(tag, local, value);
      else this.tellAttribute(uri, local);
    }
    this.out.push('>');
  }

  private enterRoot(tag: SaxesTagNS): void {
    if (tag.local !== 'definitions' || !modelNamespaces.has(tag.uri)) this.stop('DMN.NOT_DMN', tag.name);
    this.modelNamespace = tag.uri;
    this.prefixes = new Map(Object.entries(tag.ns));
  }

  /** Tables and contexts cost more than their elements: each entry of a context sees the ones before it. */
  private countPart(local: string): void {
    if (containers.has(local)) this.parts.push(0);
    const bound = bounds.get(local);
    const open = this.parts.length - 1;
    if (bound === undefined || open < 0) return;
    const count = (this.parts[open] ?? 0) + 1;
    this.parts[open] = count;
    if (count > bound.max) this.stop(bound.code, String(bound.max));
  }

  private attribute(tag: SaxesTagNS, local: string, value: string): void {
    if (local === lineAttribute) {
      this.findings.error('DMN.UNKNOWN_ATTRIBUTE', { line: this.tagLine, what: `${tag.name}@${local}` });
      return;
    }
    if (local === 'id') {
      if (this.ids.has(value))
        this.findings.error('DMN.DUPLICATE_ID', { elementId: value, line: this.tagLine, what: value });
      this.ids.add(value);
    }
    this.out.push(' ', local, '="', escape(value), '"');
  }

  /** Another tool's element is told of once for each name; a drawing is what it says. */
  private tellForeign({ uri, local, name }: SaxesTagNS): void {
    if (isDrawingNamespace(uri) || uri === this.modelNamespace) return;
    const key = `{${uri}}${local}`;
    if (this.foreign.has(key)) return;
    this.foreign.add(key);
    this.findings.info('DMN.FOREIGN_EXTENSION', { line: this.tagLine, what: name });
  }

  private tellAttribute(uri: string, local: string): void {
    if (uri.startsWith('http://www.w3.org/')) return;
    const key = `{${uri}}@${local}`;
    if (this.foreign.has(key)) return;
    this.foreign.add(key);
    this.findings.info('DMN.FOREIGN_EXTENSION', { line: this.tagLine, what: `@${local} (${uri})` });
  }

  private leave(tag: SaxesTagNS): void {
    if (this.skippedDepth === 0) {
      this.out.push('</dmn:', tag.local, '>');
      if (containers.has(tag.local)) this.parts.pop();
    }
    if (this.skippedDepth === this.depth) this.skippedDepth = 0;
    this.depth -= 1;
  }

  private text(text: string): void {
    if (this.skippedDepth === 0 && this.depth > 0) this.out.push(escape(text));
  }
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\r': '&#13;',
  '\t': '&#9;',
};

/** Text and attribute values alike; line breaks as references, so that no reader folds them. */
const escape = (text: string): string => text.replace(/[&<>"\n\r\t]/g, (found) => entities[found] ?? found);
