import type { Finding, ProcessModel } from '@vinhdanh/bpmn-model';
import { err, limits, ok, type Result } from '@vinhdanh/kernel';
import type { Evaluator } from '@vinhdanh/rules';
import type { ModdleElement, ModdleWarning } from 'bpmn-moddle';
import { Findings } from './findings.js';
import { readOutline, type ForeignExtension, type Outline } from './outline.js';
import { elementsOf, nearestId, ReadContext, xmlName } from './read-context.js';
import { readProcess } from './read-process.js';
import type { FindingCode } from './sentences.js';
import { moddle } from './vocabulary.js';

/** A file that can be executed. `findings` holds what blocks nothing. */
export interface ParsedFile {
  readonly processes: readonly ProcessModel[];
  readonly foreignExtensions: readonly ForeignExtension[];
  readonly findings: readonly Finding[];
}

/** Definitions that only matter where they are used; a use that is not supported is refused there. */
const rootTypes = [
  'bpmn:Process',
  'bpmn:Message',
  'bpmn:Error',
  'bpmn:Signal',
  'bpmn:Escalation',
  'bpmn:Category',
];

/**
 * Reads one BPMN file: bounded (`limits.bpmn*`), without entities, and complete: whatever the engine cannot
 * carry out is a finding with element, line and sentence, never skipped. Reads nothing but `xml`.
 * `file` names the file in findings and incidents. Answers all findings when one of them is an error.
 */
export async function parseBpmn(
  file: string,
  xml: string,
  evaluator: Evaluator,
): Promise<Result<ParsedFile, readonly Finding[]>> {
  const findings = new Findings(file);
  if (new TextEncoder().encode(xml).byteLength > limits.bpmnXmlBytesMax) {
    findings.error('BPMN.TOO_LARGE', { what: String(limits.bpmnXmlBytesMax) });
    return err(findings.all);
  }
  const outline = readOutline(xml, findings);
  if (outline === undefined || findings.hasErrors) return err(findings.all);
  const definitions = await readDefinitions(xml, outline, findings);
  if (definitions === undefined || findings.hasErrors) return err(findings.all);
  const processes = readRoot(definitions, new ReadContext(file, findings, outline, evaluator));
  if (processes.length === 0 && !findings.hasErrors) findings.error('BPMN.NO_PROCESS', {});
  if (findings.hasErrors) return err(findings.all);
  for (const { elementId, line, namespace, name } of outline.foreign) {
    findings.info('BPMN.FOREIGN_EXTENSION', { elementId, line, what: `{${namespace}}${name}` });
  }
  return ok({ processes, foreignExtensions: outline.foreign, findings: findings.all });
}

async function readDefinitions(
  xml: string,
  outline: Outline,
  findings: Findings,
): Promise<ModdleElement | undefined> {
  try {
    const { rootElement, warnings } = await moddle.fromXML(xml);
    for (const warning of warnings) reportWarning(warning, outline, findings);
    return rootElement;
  } catch (error) {
    findings.error('BPMN.SYNTAX', {
      what: firstLine(error instanceof Error ? error.message : String(error)),
    });
    return undefined;
  }
}

/** The reader's own words for what it could not place; each becomes a finding. */
const warningCodes: readonly (readonly [RegExp, FindingCode])[] = [
  [/^unresolved reference/, 'BPMN.BROKEN_REFERENCE'],
  [/^unparsable content/, 'BPMN.UNKNOWN_ELEMENT'],
  [/duplicate ID/, 'BPMN.DUPLICATE_ID'],
  [/illegal ID/, 'BPMN.ILLEGAL_ID'],
  [/^unknown attribute/, 'BPMN.UNKNOWN_ATTRIBUTE'],
];

function reportWarning({ message, element }: ModdleWarning, outline: Outline, findings: Findings): void {
  const code = warningCodes.find(([shape]) => shape.test(message))?.[1] ?? 'BPMN.SYNTAX';
  const written = /\n\tline: (\d+)/.exec(message)?.[1];
  const writtenLine = written === undefined ? null : Number(written) + 1;
  const elementId =
    element === undefined ? (outline.idsByLine.get(writtenLine ?? 0) ?? null) : nearestId(element);
  const line = writtenLine ?? outline.lines.get(elementId ?? '') ?? null;
  findings.error(code, { elementId, line, what: /<([^>]*)>/.exec(message)?.[1] ?? firstLine(message) });
}

const firstLine = (text: string): string => text.split('\n', 1)[0] ?? '';

function readRoot(definitions: ModdleElement, context: ReadContext): readonly ProcessModel[] {
  context.acceptOnly(definitions, [
    'targetNamespace',
    'expressionLanguage',
    'typeLanguage',
    'exporter',
    'exporterVersion',
    'rootElements',
    'diagrams',
  ]);
  const processes: ProcessModel[] = [];
  for (const element of elementsOf(definitions, 'rootElements')) {
    if (element.$type === 'bpmn:Collaboration')
      context.acceptOnly(element, ['participants', 'isClosed', 'artifacts']);
    else if (!rootTypes.includes(element.$type))
      context.error('BPMN.UNSUPPORTED_ELEMENT', element, xmlName(element.$type));
    if (element.$type !== 'bpmn:Process') continue;
    const process = readProcess(element, context);
    if (process !== undefined) processes.push(process);
  }
  return processes;
}
