import type { DmnReference, DmnVariable } from '@vinhdanh/rules';
import type { ModdleElement } from 'dmn-moddle';
import { lineOf, nearestId, textOf } from './element.js';
import type { Findings } from './findings.js';
import { isFeelNamespace } from './namespaces.js';
import type { FindingCode } from './sentences.js';

/** What a reader of one element may use: where it stands, what names mean there, what to report. */
export class ReadContext {
  constructor(
    readonly namespace: string,
    private readonly findings: Findings,
    /** Prefixes that the root binds. */
    private readonly prefixes: ReadonlyMap<string, string>,
    /** Names of imports by their namespaces. */
    private readonly importNames: ReadonlyMap<string, string>,
    /** The language of expressions that name none; null for FEEL. */
    private readonly defaultLanguage: string | null,
  ) {}

  error(code: FindingCode, element: ModdleElement, what: string): void {
    this.findings.error(code, { elementId: nearestId(element), line: lineOf(element), what });
  }

  /** The language that an expression is written in; null for FEEL. Another one is a finding. */
  languageOf(element: ModdleElement): string | null {
    const language = textOf(element, 'expressionLanguage') ?? this.defaultLanguage;
    if (language === null || isFeelNamespace(language)) return null;
    this.error('DMN.LANGUAGE', element, language);
    return language;
  }

  /**
   * A type as it is named within this model. DMN 1.1 writes qualified names: the prefix of FEEL is dropped,
   * that of another model becomes the name of its import.
   */
  typeRef(element: ModdleElement, property = 'typeRef'): string | null {
    const written = textOf(element, property);
    const [, prefix, local] = /^([\w.-]+):(.+)$/s.exec(written ?? '') ?? [];
    if (written === null || prefix === undefined || local === undefined) return written;
    const uri = this.prefixes.get(prefix);
    if (uri === undefined) return prefix === 'feel' ? local : written;
    const importName = this.importNames.get(uri);
    return importName === undefined || importName === '' ? local : `${importName}.${local}`;
  }

  /** A variable; `fallback` names it where it has no name of its own. */
  variable(element: ModdleElement | null, fallback: string): DmnVariable {
    if (element === null) return { name: fallback, typeRef: null };
    return { name: textOf(element, 'name') ?? fallback, typeRef: this.typeRef(element) };
  }

  /** Where an `href` leads: `#id` in this model, `namespace#id` in another. */
  reference(element: ModdleElement): DmnReference {
    const href = textOf(element, 'href') ?? '';
    const hash = href.lastIndexOf('#');
    if (hash < 0) return { namespace: this.namespace, id: href };
    return { namespace: hash === 0 ? this.namespace : href.slice(0, hash), id: href.slice(hash + 1) };
  }
}
