export { createPaperRenderer } from './paper-renderer.js';
export { paperTemplates, type PaperTemplate } from './templates/paper-templates.js';
export type { Paper, PaperBlock, PaperData } from './paper.js';
