import { limits } from '@vinhdanh/kernel';
import { SaxesParser, type SaxesTagNS } from 'saxes';
import type { Findings } from './findings.js';
import { vinhdanhNamespace } from './vinhdanh-moddle.js';
import { vocabularies } from './vocabulary.js';

export const bpmnNamespace = 'http://www.omg.org/spec/BPMN/20100524/MODEL';
const schemaInstance = 'http://www.w3.org/2001/XMLSchema-instance';
const namespaceOfNamespaces = 'http://www.w3.org/2000/xmlns/';
/** Kept plain: ids become keys of records, parts of instance ids and of timer ids. */
const idShape = /^[A-Za-z][\w.-]{0,79}$/;

/** Something of another tool's namespace that a file carries. */
export interface ForeignExtension {
  readonly elementId: string | null;
  readonly line: number;
  readonly namespace: string;
  /** Local name of the element, or `@name` of an attribute. */
  readonly name: string;
}

/** What a first, bounded pass over the text knows: lines by id, and what is foreign. */
export interface Outline {
  readonly lines: ReadonlyMap<string, number>;
  /** The id that the first element opening on a line has, or stands in. */
  readonly idsByLine: ReadonlyMap<number, string>;
  readonly foreign: readonly ForeignExtension[];
}

interface Open {
  readonly uri: string;
  readonly local: string;
  /** The nearest id, own or of an ancestor. */
  readonly id: string | null;
}

/** Ends the pass early: beyond a limit nothing more is read. */
class Enough extends Error {}

/**
 * Reads the text once with a streaming parser that resolves no entity: refuses a DOCTYPE, breaks off at the
 * limits of depth and number, and checks ids, element and attribute names and simple values, with lines.
 * What it reports stands in `findings`; an outline is answered only when the text could be read to its end.
 */
export function readOutline(xml: string, findings: Findings): Outline | undefined {
  const pass = new Pass(findings);
  try {
    pass.run(xml);
  } catch (stop) {
    if (!(stop instanceof Enough)) throw stop;
    return undefined;
  }
  return { lines: pass.lines, idsByLine: pass.idsByLine, foreign: pass.foreign };
}

class Pass {
  readonly lines = new Map<string, number>();
  readonly idsByLine = new Map<number, string>();
  readonly foreign: ForeignExtension[] = [];
  private readonly open: Open[] = [];
  private readonly parser = new SaxesParser({ xmlns: true, position: true });
  private elements = 0;
  /** Depth of the foreign element that is being skipped, so that only its root is listed. */
  private foreignDepth: number | null = null;
  private tagLine = 1;

  constructor(private readonly findings: Findings) {}

  run(xml: string): void {
    const { parser } = this;
    parser.on('doctype', () => this.stop('BPMN.DOCTYPE', ''));
    parser.on('error', (error) => this.stop('BPMN.SYNTAX', error.message.replace(/^\d+:\d+: /, '')));
    parser.on('opentagstart', () => {
      this.tagLine = parser.line;
    });
    parser.on('opentag', (tag) => this.enter(tag));
    parser.on('closetag', () => this.leave());
    parser.write(xml).close();
  }

  private stop(
    code: 'BPMN.DOCTYPE' | 'BPMN.SYNTAX' | 'BPMN.TOO_DEEP' | 'BPMN.TOO_MANY_ELEMENTS' | 'BPMN.NOT_BPMN',
    what: string,
  ): never {
    this.findings.fatal(code, { line: this.parser.line, what });
    throw new Enough();
  }

  private enter(tag: SaxesTagNS): void {
    const { uri, local } = tag;
    if (this.open.length === 0 && (uri !== bpmnNamespace || local !== 'definitions'))
      this.stop('BPMN.NOT_BPMN', tag.name);
    const outer = this.open.at(-1);
    const id = this.ownId(tag) ?? outer?.id ?? null;
    this.open.push({ uri, local, id });
    if (id !== null && !this.idsByLine.has(this.tagLine)) this.idsByLine.set(this.tagLine, id);
    if (this.open.length > limits.bpmnDepthMax) this.stop('BPMN.TOO_DEEP', String(limits.bpmnDepthMax));
    if (this.foreignDepth !== null) return;
    const vocabulary = vocabularies.get(uri);
    if (vocabulary === undefined) {
      this.enterForeign(tag, outer);
      return;
    }
    if (uri === bpmnNamespace) this.count(tag);
    if (!vocabulary.elements.has(local)) this.report('element', uri, id, tag.name);
    else this.checkAttributes(tag, id);
  }

  /** Another tool's elements may stand where BPMN lets them: in the extension elements of model and drawing. */
  private enterForeign({ uri, local, name }: SaxesTagNS, outer: Open | undefined): void {
    this.foreignDepth = this.open.length;
    const elementId = outer?.id ?? null;
    const mayStand = outer?.local === 'extensionElements' || outer?.local === 'extension';
    if (mayStand) this.foreign.push({ elementId, line: this.tagLine, namespace: uri, name: local });
    else this.report('element', uri, elementId, name);
  }

  private leave(): void {
    if (this.foreignDepth === this.open.length) this.foreignDepth = null;
    this.open.pop();
  }

  /** Model elements count; the shapes that draw them do not, nor do references such as `incoming`. */
  private count(tag: SaxesTagNS): void {
    const vocabulary = vocabularies.get(bpmnNamespace);
    if (vocabulary?.isA(tag.local, 'baseElement') !== true) return;
    this.elements += 1;
    if (this.elements > limits.bpmnElementsMax)
      this.stop('BPMN.TOO_MANY_ELEMENTS', String(limits.bpmnElementsMax));
    const needsId = vocabulary.isA(tag.local, 'flowElement') || tag.local === 'process';
    if (needsId && tag.attributes['id'] === undefined) {
      this.findings.error('BPMN.MISSING_ID', { line: this.tagLine, what: tag.name });
    }
  }

  /** Ids are unique over the model and its drawing; an extension's `id` is its own affair. */
  private ownId(tag: SaxesTagNS): string | undefined {
    const id = tag.attributes['id']?.value;
    if (id === undefined || tag.uri === vinhdanhNamespace || !vocabularies.has(tag.uri)) return undefined;
    if (!idShape.test(id))
      this.findings.error('BPMN.ILLEGAL_ID', {
        elementId: id.slice(0, 80),
        line: this.tagLine,
        what: id.slice(0, 80),
      });
    else if (this.lines.has(id))
      this.findings.error('BPMN.DUPLICATE_ID', { elementId: id, line: this.tagLine, what: id });
    this.lines.set(id, this.tagLine);
    return id;
  }

  private checkAttributes(tag: SaxesTagNS, id: string | null): void {
    const vocabulary = vocabularies.get(tag.uri);
    // A drawing's attributes are inherited across namespaces; the reader behind this pass reports on them.
    if (vocabulary === undefined || (tag.uri !== bpmnNamespace && tag.uri !== vinhdanhNamespace)) return;
    const known = vocabulary.attributesOf(tag.local);
    for (const { uri, local, value, name } of Object.values(tag.attributes)) {
      if (uri === namespaceOfNamespaces || name === 'xmlns' || uri === schemaInstance) continue;
      if (uri !== '' && uri !== tag.uri) {
        if (tag.uri === bpmnNamespace)
          this.foreign.push({ elementId: id, line: this.tagLine, namespace: uri, name: `@${local}` });
        continue;
      }
      const type = known.get(local);
      // Elements that are named by a property (`conditionExpression`) take their attributes from their type.
      if (type === undefined) {
        if (known.size > 0 || tag.uri === vinhdanhNamespace)
          this.report('attribute', tag.uri, id, `${tag.name}@${name}`);
      } else if (!isValue(type, value, vocabulary.wordsOf(type))) {
        this.reportValue(tag.uri, id, `${tag.name}@${name}="${value.slice(0, 80)}"`);
      }
    }
  }

  private report(kind: 'element' | 'attribute', uri: string, elementId: string | null, what: string): void {
    const unknown = kind === 'element' ? 'BPMN.UNKNOWN_ELEMENT' : 'BPMN.UNKNOWN_ATTRIBUTE';
    this.findings.error(uri === vinhdanhNamespace ? 'BPMN.EXTENSION' : unknown, {
      elementId,
      line: this.tagLine,
      what,
    });
  }

  private reportValue(uri: string, elementId: string | null, what: string): void {
    this.findings.error(uri === vinhdanhNamespace ? 'BPMN.EXTENSION' : 'BPMN.ATTRIBUTE', {
      elementId,
      line: this.tagLine,
      what,
    });
  }
}

/** Only what is read as it was meant: `yes`, `1` or `5 days` would otherwise become something else in silence. */
function isValue(type: string, value: string, words: readonly string[] | undefined): boolean {
  if (type === 'Boolean') return value === 'true' || value === 'false';
  if (type === 'Integer') return /^-?\d{1,9}$/.test(value);
  if (type === 'Real') return /^-?\d+(\.\d+)?([eE]-?\d+)?$/.test(value);
  return words === undefined || words.includes(value);
}
