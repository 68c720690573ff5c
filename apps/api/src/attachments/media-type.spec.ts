import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  attachmentDisposition,
  checkContent,
  parseDeclaredType,
  parseFileName,
  type AllowedMediaType,
} from './media-type.js';

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=',
  'base64',
);
const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');

describe('the type of an attachment', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'vinhdanh-type-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const check = async (bytes: Buffer | string, declared: AllowedMediaType): Promise<string> => {
    const path = join(folder, 'file');
    writeFileSync(path, bytes);
    return checkContent(path, declared).then(
      () => 'ok',
      (error: { code: string }) => error.code,
    );
  };

  it('takes what is what it says', async () => {
    expect(await check(png, 'image/png')).toBe('ok');
    expect(await check(pdf, 'application/pdf')).toBe('ok');
    expect(await check('Biên bản họp Hội đồng\r\n', 'text/plain')).toBe('ok');
    expect(await check('ộ'.repeat(40_000), 'text/plain')).toBe('ok');
  });

  it('refuses what lies about itself', async () => {
    expect(await check(png, 'application/pdf')).toBe('ATTACHMENT.TYPE_MISMATCH');
    expect(await check('plain words', 'application/pdf')).toBe('ATTACHMENT.TYPE_MISMATCH');
    expect(await check(pdf, 'text/plain')).toBe('ATTACHMENT.TYPE_MISMATCH');
    expect(await check('<!DOCTYPE html><script>1</script>', 'text/plain')).toBe('ATTACHMENT.TYPE_MISMATCH');
    expect(await check(Buffer.from([0x61, 0x00, 0x62]), 'text/plain')).toBe('ATTACHMENT.TYPE_MISMATCH');
    expect(await check(Buffer.from([0xc3, 0x28]), 'text/plain')).toBe('ATTACHMENT.TYPE_MISMATCH');
  });

  it('refuses types that no office attaches', () => {
    expect(parseDeclaredType('text/plain; charset=utf-8')).toBe('text/plain');
    expect(() => parseDeclaredType('text/html')).toThrow('ATTACHMENT.TYPE_REFUSED');
    expect(() => parseDeclaredType(undefined)).toThrow('ATTACHMENT.TYPE_REFUSED');
    expect(() => parseDeclaredType('__proto__')).toThrow('ATTACHMENT.TYPE_REFUSED');
  });

  it('keeps a name without its folders', () => {
    expect(parseFileName('..\\..\\Biên bản.pdf')).toBe('Biên bản.pdf');
    expect(parseFileName('a/b/tờ trình.docx')).toBe('tờ trình.docx');
    expect(() => parseFileName('..')).toThrow('REQUEST.INVALID');
    expect(() => parseFileName('x'.repeat(201))).toThrow('REQUEST.INVALID');
  });

  it('writes a disposition that saves', () => {
    expect(attachmentDisposition('Tờ "trình".pdf')).toBe(
      'attachment; filename="T_ _tr_nh_.pdf"; filename*=UTF-8\'\'T%E1%BB%9D%20%22tr%C3%ACnh%22.pdf',
    );
  });
});
