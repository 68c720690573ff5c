export { parseBpmn, type ParsedFile } from './parse-bpmn.js';
export { compileBundle, bundleText, type BundleInput } from './compile-bundle.js';
export { vinhdanhModdle, vinhdanhNamespace } from './vinhdanh-moddle.js';
export type { ForeignExtension } from './outline.js';
export type { FindingCode } from './sentences.js';
