import type { Finding, Model } from '@vinhdanh/bpmn-model';
import type { Result } from '@vinhdanh/kernel';

/** A path to publish: what the start form says of it, and how to compile it. */
export interface SeedPath {
  readonly awardKind: string;
  readonly nameVi: string;
  readonly nameEn: string;
  readonly source: string;
  compile(): Promise<Result<CompiledPath, readonly Finding[]>>;
}
export interface CompiledPath {
  readonly model: Model;
  /** The canonical bytes that the model's hash is over. */
  readonly text: string;
  readonly findings: readonly Finding[];
}

/** Findings of these severities keep a path from being published. */
const blocking: ReadonlySet<Finding['severity']> = new Set(['error', 'publish']);
export const blockingFindings = (findings: readonly Finding[]): Finding[] =>
  findings.filter(({ severity }) => blocking.has(severity));

/** One line a person can act on. */
export const findingLine = ({ file, line, elementId, code, messageVi, messageEn }: Finding): string =>
  `${file}:${line ?? 0} ${elementId ?? ''} ${code}: ${messageVi} / ${messageEn}`;
