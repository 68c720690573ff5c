export { createPaperRenderer, type PaperRenderer } from './paper-renderer.js';
export { paperTemplates } from './templates/paper-templates.js';
export type { PaperTemplate } from './templates/paper-template.js';
export type { Paper, PaperBlock, PaperData } from './paper.js';
