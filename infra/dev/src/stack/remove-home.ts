import { rmSync } from 'node:fs';
import { removeCluster } from '../postgres/location.js';

/** Deletes a data folder with everything in it, and its cluster where that lies outside. Nothing may run on it. */
export function removeHome(home: string): void {
  removeCluster(home);
  rmSync(home, { recursive: true, force: true });
}
