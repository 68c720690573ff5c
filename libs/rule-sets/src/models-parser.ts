import { err, ok, type Result } from '@vinhdanh/kernel';
import type { DmnModel } from '@vinhdanh/rules';
import type { ParseModels } from './load-rule-set.js';
import type { RuleSetFault } from './rule-set-fault.js';

/** What a reader of DMN files says of one of them. */
export interface FileFinding {
  readonly severity: 'error' | 'info';
  readonly code: string;
  readonly elementId: string | null;
  readonly line: number | null;
  readonly messageVi: string;
  readonly messageEn: string;
}

/** Reads one DMN file into a model; the port that a reader of DMN fills. */
export type ParseFile = (
  file: string,
  xml: string,
) => Promise<
  Result<{ readonly model: DmnModel; readonly findings: readonly FileFinding[] }, readonly FileFinding[]>
>;

const placeOf = ({ elementId, line }: FileFinding): string =>
  [elementId, line === null ? null : `line ${line}`].filter((part) => part !== null).join(', ');

/** Reads the files of a rule set one by one; whatever a reader could not honour in one of them is a fault. */
export const modelsParser =
  (parseFile: ParseFile): ParseModels =>
  async (files) => {
    const models: DmnModel[] = [];
    const faults: RuleSetFault[] = [];
    for (const { file, xml } of files) {
      const parsed = await parseFile(file, xml);
      const findings = parsed.ok ? parsed.value.findings : parsed.error;
      if (parsed.ok) models.push(parsed.value.model);
      for (const finding of findings) {
        if (finding.severity !== 'error') continue;
        const { code, messageVi, messageEn } = finding;
        faults.push({ code, file, place: placeOf(finding), messageVi, messageEn });
      }
    }
    return faults.length > 0 ? err(faults) : ok(models);
  };
