import PDFDocument from 'pdfkit';
import { Defect } from '@vinhdanh/kernel';
import { fonts } from './layout/fonts.js';
import { drawPaper, margins } from './layout/official-page.js';
import type { PaperData } from './paper.js';
import type { PaperTemplate } from './templates/paper-template.js';
import { paperTemplates } from './templates/paper-templates.js';

export interface PaperRenderer {
  /** The same data give the same bytes. @throws Defect `PAPER.TEMPLATE_UNKNOWN`. */
  render(
    data: PaperData & { readonly template: string },
  ): Promise<{ readonly bytes: Uint8Array; readonly mediaType: string; readonly templateVersion: string }>;
}

/** Papers as PDF with embedded fonts. Deterministic: no clock, no compression that differs between builds of zlib. */
export const createPaperRenderer = (): PaperRenderer => ({
  async render(data) {
    const template = Object.hasOwn(paperTemplates, data.template) ? paperTemplates[data.template] : undefined;
    if (template === undefined) throw new Defect('PAPER.TEMPLATE_UNKNOWN', data.template);
    const bytes = await pdfOf(template, data);
    return { bytes, mediaType: 'application/pdf', templateVersion: template.version };
  },
});

function pdfOf(template: PaperTemplate, data: PaperData): Promise<Uint8Array> {
  const at = new Date(data.at);
  const doc = new PDFDocument({
    size: 'A4',
    margins,
    compress: false,
    lang: 'vi-VN',
    displayTitle: true,
    info: {
      Title: template.titleVi,
      Producer: 'Vinh Danh',
      Creator: 'Vinh Danh',
      CreationDate: at,
      ModDate: at,
    },
  });
  for (const [name, font] of Object.entries(fonts))
    doc.registerFont(name, font as PDFKit.Mixins.PDFFontSource);
  const chunks: Buffer[] = [];
  return new Promise((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('end', () => resolve(Buffer.concat(chunks)));
    doc.on('error', reject);
    drawPaper(doc, template.write(data));
    doc.end();
  });
}
