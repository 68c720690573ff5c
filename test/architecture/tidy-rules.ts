import { builtinModules } from 'node:module';
import { importsOf } from './imports.js';
import type { WorkspacePackage } from './workspace.js';

export interface Breach {
  readonly rule: string;
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

interface LineRule {
  readonly name: string;
  readonly pattern: RegExp;
  /** What to do instead; printed with the breach. */
  readonly instead: string;
}

/** What survives `"types": []` in a pure package and would still make it impure. */
const impurities: readonly LineRule[] = [
  {
    name: 'clock',
    pattern: /\bDate\.now\s*\(|\bnew Date\(\s*\)|\bDate\(\s*\)/,
    instead: 'time arrives inside the command',
  },
  {
    name: 'randomness',
    pattern: /\bMath\.random\b|\bcrypto\.random/,
    instead: 'ids arrive inside the command',
  },
  {
    name: 'host',
    pattern: /\bglobalThis\b|\beval\s*\(|\bnew Function\b/,
    instead: 'nothing reaches the host',
  },
];

const everywhere: readonly LineRule[] = [
  {
    name: 'star-export',
    pattern: /^export \* from/,
    instead: 'name what is exported: star exports breed cycles',
  },
  { name: 'leftover', pattern: /\b(TODO|FIXME|XXX|HACK)\b/, instead: 'write it or delete it' },
  {
    name: 'machine-path',
    pattern: /(^|[^A-Za-z0-9_.$}])\/(home|Users|work|root)\/[A-Za-z]/,
    instead: 'no absolute path of a machine',
  },
];

const byLine = (rules: readonly LineRule[], file: string, text: string): Breach[] =>
  text.split('\n').flatMap((line, index) =>
    rules
      .filter((rule) => rule.pattern.test(line))
      .map((rule) => ({
        rule: rule.name,
        file,
        line: index + 1,
        text: `${line.trim().slice(0, 120)} (${rule.instead})`,
      })),
  );

/** Breaches of purity in one file of a domain package. Comments count as well: keep the words out. */
export const impure = (file: string, text: string): Breach[] =>
  byLine(
    impurities,
    file,
    text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, (comment) => comment.replace(/[^\n]/g, ' ')),
  );

/** Breaches of the habits that hold for every source file. */
export const untidy = (file: string, text: string): Breach[] => byLine(everywhere, file, text);

/** A file past this is more than one concept (house style §2.2). */
export const linesMax = 500;
export const tooLong = (file: string, text: string): Breach[] => {
  const lines = text.split('\n').length;
  return lines > linesMax ? [{ rule: 'too-long', file, line: lines, text: `${lines} lines: split it` }] : [];
};

/** Imports of a package that its package.json does not declare, and reaching into another one's files. */
export function undeclared(pkg: WorkspacePackage, file: string, text: string): Breach[] {
  return importsOf(file, text)
    .filter(
      ({ specifier }) =>
        !specifier.startsWith('.') && !specifier.startsWith('node:') && !builtinModules.includes(specifier),
    )
    .flatMap(({ specifier, line }) => {
      const parts = specifier.split('/');
      const name = specifier.startsWith('@') ? `${parts[0]}/${parts[1]}` : (parts[0] ?? '');
      if (/^@vinhdanh\/[^/]+\/(src|dist)\//.test(specifier)) {
        return [{ rule: 'deep-import', file, line, text: `${specifier}: import the package, not its files` }];
      }
      if (name === pkg.name || pkg.dependencies.includes(name)) return [];
      return [
        { rule: 'undeclared', file, line, text: `${specifier}: declare it in ${pkg.folder}/package.json` },
      ];
    });
}
