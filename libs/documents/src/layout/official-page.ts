import type { Paper, PaperBlock } from '../paper.js';

type Document = PDFKit.PDFDocument;

const MM = 72 / 25.4;
/** Decree 30/2020, annex I: A4, 20–25 mm above and below, 30–35 left, 15–20 right. */
export const margins = { top: 20 * MM, bottom: 22 * MM, left: 30 * MM, right: 18 * MM };
const SIZE = { head: 12, body: 14, kind: 16, small: 9 };
const GAP = 6;
/** A paragraph of the body starts 1 cm in. */
const INDENT = 10 * MM;

const innerWidth = (doc: Document): number => doc.page.width - margins.left - margins.right;

/** Draws a whole paper in the order of the decree's fields. */
export function drawPaper(doc: Document, paper: Paper): void {
  drawHead(doc, paper);
  drawTitle(doc, paper);
  for (const block of paper.blocks) drawBlock(doc, block);
  drawEnd(doc, paper);
}

/** Issuer on the left; the country's name, its motto, place and date on the right. */
function drawHead(doc: Document, paper: Paper): void {
  const top = doc.y;
  const width = innerWidth(doc);
  const left = { x: margins.left, width: width * 0.42 };
  const right = { x: margins.left + width * 0.45, width: width * 0.55 };
  const put = (column: { x: number; width: number }, font: string, text: string): void => {
    doc.font(font).fontSize(SIZE.head).text(text, column.x, doc.y, { width: column.width, align: 'center' });
  };
  if (paper.issuerParent !== null) put(left, 'regular', paper.issuerParent.toUpperCase());
  put(left, 'bold', paper.issuer.toUpperCase());
  put(left, 'regular', `Số: ${paper.number}`);
  const leftEnd = doc.y;
  doc.y = top;
  put(right, 'bold', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM');
  put(right, 'bold', 'Độc lập - Tự do - Hạnh phúc');
  const line = doc.y + 2;
  doc
    .moveTo(right.x + right.width * 0.22, line)
    .lineTo(right.x + right.width * 0.78, line)
    .lineWidth(0.7)
    .stroke();
  doc.y = line + GAP;
  put(right, 'italic', paper.placeAndDate);
  doc.y = Math.max(leftEnd, doc.y) + 3 * GAP;
}

function drawTitle(doc: Document, paper: Paper): void {
  const options = { width: innerWidth(doc), align: 'center' } as const;
  doc.font('bold').fontSize(SIZE.kind).text(paper.kind, margins.left, doc.y, options);
  doc.font('bold').fontSize(SIZE.body).text(paper.about, margins.left, doc.y, options);
  doc.y += 2 * GAP;
}

function drawBlock(doc: Document, block: PaperBlock): void {
  const body = { width: innerWidth(doc), align: 'justify', indent: INDENT, lineGap: 2 } as const;
  doc.fontSize(SIZE.body);
  switch (block.kind) {
    case 'ground':
      doc.font('italic').text(block.text, margins.left, doc.y, body);
      break;
    case 'heading':
      doc.y += GAP;
      doc.font('bold').text(block.text, margins.left, doc.y, { width: innerWidth(doc), align: 'center' });
      break;
    case 'paragraph':
      doc.font('regular').text(block.text, margins.left, doc.y, body);
      break;
    case 'article':
      doc.font('bold').text(`Điều ${block.number}. `, margins.left, doc.y, { ...body, continued: true });
      doc.font('regular').text(block.text);
      break;
    default:
      throw block satisfies never;
  }
  doc.y += GAP;
}

/** Recipients on the left, the signer on the right, the origin in small print at the foot. */
function drawEnd(doc: Document, paper: Paper): void {
  doc.y += 2 * GAP;
  const top = doc.y;
  const width = innerWidth(doc);
  doc
    .font('bold')
    .fontSize(SIZE.head)
    .text('Nơi nhận:', margins.left, top, { width: width * 0.45 });
  for (const recipient of paper.recipients) {
    doc
      .font('regular')
      .fontSize(11)
      .text(`- ${recipient}`, margins.left, doc.y, { width: width * 0.45 });
  }
  const right = { x: margins.left + width * 0.5, width: width * 0.5 };
  doc
    .font('bold')
    .fontSize(SIZE.body)
    .text(paper.signer, right.x, top, { width: right.width, align: 'center' });
  const foot = doc.page.height - margins.bottom - SIZE.small - 2;
  doc.font('italic').fontSize(SIZE.small);
  doc.text(paper.footer, margins.left, foot, { width, align: 'center', lineBreak: false });
}
