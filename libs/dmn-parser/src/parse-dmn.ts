import { err, limits, ok, type Result } from '@vinhdanh/kernel';
import type { DmnModel } from '@vinhdanh/rules';
import type { ModdleWarning } from 'dmn-moddle';
import { isElement, lineOf, nearestId } from './element.js';
import { Findings, type DmnFileFinding } from './findings.js';
import { normalise } from './normalise.js';
import { readModel } from './read-model.js';
import { moddle } from './vocabulary.js';

/** A model that was read, with what in its file could not be honoured. */
export interface ParsedDmn {
  readonly model: DmnModel;
  readonly findings: readonly DmnFileFinding[];
}

/**
 * Reads one DMN file of version 1.1 to 1.6: bounded (`limits.dmn*`), without entities. Never evaluates and
 * reads nothing but `xml`. `file` names the file in findings. Refuses what is no DMN or goes beyond a limit;
 * what the engine cannot honour is a finding beside the model, never skipped in silence.
 */
export async function parseDmn(
  file: string,
  xml: string,
): Promise<Result<ParsedDmn, readonly DmnFileFinding[]>> {
  const findings = new Findings(file);
  // A text never has more UTF-16 units than bytes: the cheap test spares the encoding of a huge one.
  const { dmnXmlBytesMax } = limits;
  if (xml.length > dmnXmlBytesMax || new TextEncoder().encode(xml).byteLength > dmnXmlBytesMax) {
    findings.fatal('DMN.TOO_LARGE', { what: String(dmnXmlBytesMax) });
    return err(findings.all);
  }
  const normalised = normalise(xml, findings);
  if (normalised === undefined) return err(findings.all);
  try {
    const { rootElement, warnings } = await moddle.fromXML(normalised.xml);
    for (const warning of warnings) reportWarning(warning, findings);
    const model = readModel(rootElement, normalised.prefixes, findings);
    return ok({ model, findings: findings.all });
  } catch (error) {
    findings.fatal('DMN.SYNTAX', { what: firstLine(error instanceof Error ? error.message : String(error)) });
    return err(findings.all);
  }
}

const firstLine = (text: string): string => text.split('\n', 1)[0] ?? '';

function reportWarning({ message, element }: ModdleWarning, findings: Findings): void {
  const where = isElement(element) ? { elementId: nearestId(element), line: lineOf(element) } : {};
  const what = /<([^>]*)>/.exec(message)?.[1] ?? firstLine(message);
  if (message.includes('duplicate ID')) return; // The first pass has told it, with its line.
  if (message.startsWith('unknown attribute')) findings.error('DMN.UNKNOWN_ATTRIBUTE', { ...where, what });
  else if (message.startsWith('unparsable content'))
    findings.error('DMN.UNKNOWN_ELEMENT', { ...where, what });
  else findings.error('DMN.SYNTAX', { ...where, what: firstLine(message) });
}
