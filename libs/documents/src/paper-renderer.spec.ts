import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { CaseFacts } from '@vinhdanh/awards';
import type { PaperData } from './paper.js';
import { createPaperRenderer } from './paper-renderer.js';
import { paperTemplates } from './templates/paper-templates.js';
import { dateInWords } from './vietnamese-date.js';

const data: PaperData = {
  caseNumber: 'LG-2026-000042',
  at: '2026-02-04T18:30:00.000Z',
  awardKind: 'HCLD3',
  facts: { achievementFrom: '2021-01-01', achievementTo: '2025-12-31' } as CaseFacts,
  personal: {
    name: 'Đặng Thị Hường',
    birthDate: null,
    post: 'Giáo viên',
    unitName: 'Trường THPT Ea Súp',
    achievements: 'Dạy giỏi cấp tỉnh nhiều năm.',
    earlierAwards: [],
  },
  issuer: 'Ủy ban nhân dân tỉnh',
  issuerParent: null,
  place: 'Lâm Giang',
  result: null,
};
const hash = async (template: string, more: Partial<PaperData> = {}): Promise<string> => {
  const { bytes } = await createPaperRenderer().render({ ...data, ...more, template });
  return createHash('sha256').update(bytes).digest('hex');
};

describe('papers', () => {
  it.each(Object.keys(paperTemplates))('gives the same bytes for the same data: %s', async (template) => {
    expect(await hash(template)).toBe(await hash(template));
    expect(await hash(template)).not.toBe(await hash(template, { caseNumber: 'LG-2026-000043' }));
  });

  it('is one page of PDF with embedded fonts', async () => {
    const { bytes, mediaType } = await createPaperRenderer().render({
      ...data,
      template: 'quyet-dinh-khen-thuong',
    });
    const text = Buffer.from(bytes).toString('latin1');
    expect(mediaType).toBe('application/pdf');
    expect(text.startsWith('%PDF-')).toBe(true);
    expect(text.match(/\/Type \/Page\b/g)).toHaveLength(1);
    expect(text).toContain('Tinos');
  });

  it('goes on without the personal section once its key is destroyed', async () => {
    expect(await hash('to-trinh', { personal: null })).toMatch(/^[0-9a-f]{64}$/);
  });

  it('refuses a template that it does not have', async () => {
    await expect(hash('khong-co')).rejects.toThrow('PAPER.TEMPLATE_UNKNOWN');
  });

  it('writes dates as the decree asks, in the time of Viet Nam', () => {
    expect(dateInWords('2026-02-04T18:30:00.000Z')).toBe('ngày 05 tháng 02 năm 2026');
    expect(dateInWords('2026-11-22T03:00:00.000Z')).toBe('ngày 22 tháng 11 năm 2026');
  });
});
