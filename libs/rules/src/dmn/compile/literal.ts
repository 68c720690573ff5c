import { compileFeel, compileUnaryTests, type CompiledFeel } from '../../feel/compile/compile.js';
import { Frame } from '../../feel/compile/frame.js';
import type { FeelRun } from '../../feel/run.js';
import type { Findings, Place } from './findings.js';
import type { DmnScope, Logic } from './scope.js';

/** The languages that an expression may name for FEEL. */
const feelLanguage = /feel/iu;

/** Adds where in the model an expression stands to what it notes. */
export const notedAt = (
  run: FeelRun,
  place: Place,
  code: string,
  details: Record<string, string | number> = {},
) =>
  run.note(code, {
    ...details,
    element: place.element,
    ...(place.cell === null ? {} : { cell: place.cell }),
  });

/** An expression that cannot be read: a finding when the model is checked, null (noted) when it is evaluated. */
const unreadable =
  (code: string, place: Place): Logic =>
  (_environment, run) => {
    run.column = null;
    return notedAt(run, place, code);
  };

function sayUnknown(compiled: CompiledFeel, findings: Findings, place: Place): void {
  for (const { name } of compiled.unknown) findings.add('publish', 'DMN.UNKNOWN_NAME', place, name);
}

/** A text of FEEL. */
export function literalLogic(
  text: string,
  language: string | null,
  scope: DmnScope,
  findings: Findings,
  place: Place,
): Logic {
  if (language !== null && !feelLanguage.test(language)) {
    findings.add('publish', 'DMN.LANGUAGE', place, language);
    return unreadable('DMN.LANGUAGE', place);
  }
  if (text.trim() === '') return () => null;
  const compiled = compileFeel(text, scope.names);
  if (!compiled.ok) {
    findings.add('publish', compiled.error.code, place, text);
    return unreadable(compiled.error.code, place);
  }
  sayUnknown(compiled.value, findings, place);
  const { code } = compiled.value;
  return (environment, run) => {
    const outer = run.place;
    run.place = place;
    const value = code(new Frame(environment, run));
    run.place = outer;
    return value;
  };
}

/** The tests of a cell, over the input of the frame. Null where it cannot be told. */
export type Tests = (frame: Frame) => boolean | null;

export function testsLogic(text: string, scope: DmnScope, findings: Findings, place: Place): Tests {
  const compiled = compileUnaryTests(text.trim() === '' ? '-' : text, scope.names);
  if (!compiled.ok) {
    findings.add('publish', compiled.error.code, place, text);
    const said = unreadable(compiled.error.code, place);
    return ({ run }) => said([], run) as null;
  }
  sayUnknown(compiled.value, findings, place);
  const code = compiled.value.code as Tests;
  return (frame) => {
    const { run } = frame;
    const outer = run.place;
    run.place = place;
    const holds = code(frame);
    run.place = outer;
    return holds;
  };
}
