import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** A folder of the kit: models, and the files of cases about them. */
export interface KitFolder {
  readonly path: string;
  readonly models: readonly string[];
  readonly caseFiles: readonly string[];
}

/** Every folder below `root` that holds a model, in the order of their names. */
export async function kitFolders(root: string): Promise<readonly KitFolder[]> {
  const found: KitFolder[] = [];
  const visit = async (path: string): Promise<void> => {
    const entries = (await readdir(path, { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1));
    const files = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
    const models = files.filter((name) => name.endsWith('.dmn'));
    const caseFiles = files.filter((name) => name.endsWith('.xml'));
    if (models.length > 0) found.push({ path, models, caseFiles });
    for (const entry of entries) if (entry.isDirectory()) await visit(join(path, entry.name));
  };
  await visit(root);
  return found;
}
