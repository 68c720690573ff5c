import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Tag } from './import-rules.js';

export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

export interface WorkspacePackage {
  readonly name: string;
  readonly folder: string;
  readonly tag: Tag;
  readonly dependencies: readonly string[];
}

/** Every package of the workspace, read from the package.json files that npm reads. */
export function workspacePackages(): WorkspacePackage[] {
  const { workspaces } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    workspaces: string[];
  };
  const folders = workspaces.flatMap((pattern) =>
    pattern.endsWith('/*')
      ? readdirSync(join(root, pattern.slice(0, -2)), { withFileTypes: true })
          .filter((entry) => entry.isDirectory())
          .map((entry) => `${pattern.slice(0, -2)}/${entry.name}`)
      : [pattern],
  );
  return folders
    .filter((folder) => existsSync(join(root, folder, 'package.json')))
    .map((folder) => {
      const manifest = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as {
        name: string;
        nx?: { tags?: string[] };
        dependencies?: Record<string, string>;
        devDependencies?: Record<string, string>;
      };
      return {
        name: manifest.name,
        folder,
        tag: (manifest.nx?.tags?.[0] ?? 'none') as Tag,
        dependencies: Object.keys({ ...manifest.dependencies, ...manifest.devDependencies }),
      };
    });
}

/** Source files below a folder, relative to the root; tests left out unless asked for. */
export function sourceFiles(folder: string, options: { specs: boolean }): string[] {
  const found: string[] = [];
  const walk = (relative: string) => {
    for (const entry of readdirSync(join(root, relative), { withFileTypes: true })) {
      if (['node_modules', 'dist', '.nx', '.vinhdanh', 'testing'].includes(entry.name) && entry.isDirectory())
        continue;
      const path = `${relative}/${entry.name}`;
      if (entry.isDirectory()) walk(path);
      else if (/\.(ts|tsx)$/.test(entry.name) && (options.specs || !/\.spec\.tsx?$/.test(entry.name)))
        found.push(path);
    }
  };
  if (existsSync(join(root, folder))) walk(folder);
  return found;
}
