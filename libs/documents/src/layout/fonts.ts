import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create } from 'fontkit';

const require = createRequire(import.meta.url);
const read = (file: string): unknown =>
  create(readFileSync(require.resolve(`@expo-google-fonts/tinos/${file}`)));

/**
 * Tinos (SIL Open Font License 1.1): the measures of Times New Roman, which Decree 30/2020 asks for, with
 * Vietnamese. Parsed once a process: its tables cost far more time than a page does.
 */
export const fonts = {
  regular: read('400Regular/Tinos_400Regular.ttf'),
  bold: read('700Bold/Tinos_700Bold.ttf'),
  italic: read('400Regular_Italic/Tinos_400Regular_Italic.ttf'),
} as const;
