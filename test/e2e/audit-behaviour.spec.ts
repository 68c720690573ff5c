import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser.js';
import { startFakeSite, type FakeSite } from './support/fake-site.js';
import { openPage, type Watched } from './support/page.js';

const look = { width: 1440, scheme: 'light', language: 'vi' } as const;
const auditor = 'p-binh';
const concluded = 11;
const tampered = 9;
const long = 40;

let site: FakeSite;
let browser: Browser;
let watched: Watched | null = null;

beforeAll(async () => {
  site = await startFakeSite();
  browser = await launchBrowser();
}, 60_000);
afterEach(async () => {
  await watched?.page.context().close();
  watched = null;
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

async function open(path: string, personaId = auditor): Promise<Page> {
  watched = await openPage(browser, look);
  const { page } = watched;
  await page.context().addCookies([{ name: 'vd_fake', value: personaId, url: site.url }]);
  await page.goto(`${site.url}${path}`);
  return page;
}
const caseOf = (index: number) => `/audit/cases/${site.world.cases[index]!.id}`;
const openCase = async (index: number, search = ''): Promise<Page> => {
  const page = await open(`${caseOf(index)}${search}`);
  await page.locator('[data-ready]').waitFor();
  await page.locator('[data-version]').waitFor();
  return page;
};
const at = async (page: Page): Promise<number> =>
  Number(await page.locator('[data-version]').getAttribute('data-version'));
const reaches = (page: Page, version: number) => page.locator(`[data-version="${version}"]`).waitFor();
const asked = (page: Page): string[] => {
  const paths: string[] = [];
  page.on('request', (request) =>
    paths.push(new URL(request.url()).pathname + new URL(request.url()).search),
  );
  return paths;
};

describe('an auditor', () => {
  it('begins at the search, without an inbox in the rail', async () => {
    const page = await open('/');
    await page.waitForURL(/\/audit\/cases$/);
    await page.getByRole('table').waitFor();
    const rail = page.getByRole('navigation', { name: 'Điều hướng' });
    expect(await rail.getByRole('link', { name: 'Hộp việc' }).count()).toBe(0);
    expect(await rail.getByRole('link', { name: 'Tra cứu hồ sơ' }).count()).toBe(1);
    await page.keyboard.press('Control+k');
    const choices = page.getByRole('dialog').getByRole('option');
    await choices.first().waitFor();
    expect(await choices.allTextContents()).not.toContain('Hộp việc');
  });

  it('finds a case without its accents; the address keeps the search', async () => {
    const page = await open('/audit/cases');
    await page.getByRole('table').waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('bich');
    await page.waitForURL(/q=bich/);
    await page.waitForFunction(() =>
      [...document.querySelectorAll('tbody [data-row]')].every((row) => row.textContent?.includes('Bích')),
    );
    await page.getByLabel('Tình trạng').selectOption('open');
    await page.waitForURL(/status=open/);
    await page.reload();
    await page.getByText('Hoàng Thị Ngọc Bích').first().waitFor();
    expect(await page.getByRole('searchbox').inputValue()).toBe('bich');
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { level: 1 }).click();
    await page.keyboard.press('j');
    await page.waitForFunction(() => document.activeElement?.closest('[data-row="0"]') !== null);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/audit\/cases\/case-/);
  });
});

describe('the slider', () => {
  it('steps by keys, skips what the filter hides, and stands in the address', async () => {
    const page = await openCase(concluded, '?at=1&detail=decision');
    await page.keyboard.press('ArrowRight');
    await page.waitForURL(/at=\d+/);
    await page.waitForFunction(() => document.querySelector('[data-version="1"]') === null);
    const second = await at(page);
    expect(second).toBeGreaterThan(2);
    await page.keyboard.press('ArrowLeft');
    await reaches(page, 1);
    await page.getByText('tất cả', { exact: true }).click();
    await page.keyboard.press('ArrowRight');
    await reaches(page, 2);
    await page.keyboard.press('End');
    await page
      .getByText(/Hồ sơ kết thúc: được khen thưởng/)
      .first()
      .waitFor();
    const last = await at(page);
    expect(new URL(page.url()).searchParams.get('at')).toBe(String(last));
    await page.keyboard.press('Home');
    await reaches(page, 1);
    await page.reload();
    await reaches(page, 1);
  });

  it('recolours the drawing and leaves it where it is', async () => {
    const page = await openCase(concluded, '?at=4&detail=detail');
    await page.evaluate(() => {
      const drawing = document.querySelector('[data-ready] svg');
      drawing?.setAttribute('data-same-drawing', '');
    });
    const strokeOf = (id: string) =>
      page.evaluate(
        (element) =>
          document
            .querySelector<SVGElement>(`[data-element-id="${element}"] .djs-visual > rect`)
            ?.style.getPropertyValue('stroke') ?? '',
        id,
      );
    // given: the first step is done, the second ahead
    expect(await strokeOf('A1')).toContain('--vd-green');
    expect(await strokeOf('A2')).not.toContain('--vd-green');
    // when
    for (let n = 0; n < 3; n += 1) await page.keyboard.press('ArrowRight');
    await reaches(page, 7);
    await page.waitForFunction(() =>
      document
        .querySelector<SVGElement>('[data-element-id="A2"] .djs-visual > rect')
        ?.style.getPropertyValue('stroke')
        .includes('--vd-green'),
    );
    // then
    expect(await page.locator('[data-same-drawing]').count()).toBe(1);
    expect(await page.locator('[data-element-id="flow1"][class*="road"]').count()).toBe(1);
    await page.keyboard.press('ArrowLeft');
    await page.waitForFunction(
      () =>
        document
          .querySelector<SVGElement>('[data-element-id="A2"] .djs-visual > rect')
          ?.style.getPropertyValue('stroke')
          .includes('--vd-green') === false,
    );
  });

  it('asks for nothing while it moves, and once for the words when it rests', async () => {
    const page = await openCase(concluded, '?at=6&detail=detail');
    await page.getByText('Hồ sơ bản 3').waitFor();
    const paths = asked(page);
    for (let n = 0; n < 12; n += 1) await page.keyboard.press('ArrowRight');
    await reaches(page, 18);
    await page.getByRole('link', { name: 'Sự kiện 18, đưa T tới đây' }).waitFor();
    await page.waitForFunction(() => document.querySelectorAll('[data-state-version="18"]').length === 1);
    const asksOf = (part: string) => paths.filter((path) => path.includes(part)).length;
    expect(asksOf('/marks?')).toBe(0);
    expect(asksOf('/state?')).toBe(1);
    expect(asksOf('/why')).toBe(1);
    // Back where one was: nothing is asked at all.
    for (let n = 0; n < 12; n += 1) await page.keyboard.press('ArrowLeft');
    await page.waitForFunction(() => document.querySelectorAll('[data-state-version="6"]').length === 1);
    expect(asksOf('/state?')).toBe(1);
  });

  it('is a slider to those who hear it, and moves by its own keys', async () => {
    const page = await openCase(concluded, '?at=4');
    const slider = page.getByRole('slider');
    await slider.focus();
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction(() => document.querySelector('[data-version="4"]') === null);
    expect(await slider.getAttribute('aria-valuenow')).toBe(String(await at(page)));
    expect(await slider.getAttribute('aria-valuetext')).toMatch(/^Sự kiện \d+ trên 45, \d\d\/\d\d\/\d{4}/);
    await page.keyboard.press('Home');
    await reaches(page, 1);
  });

  it('follows the pointer, and labels the time in which nothing happened', async () => {
    const page = await openCase(concluded, '?at=1');
    await page.getByText('nghỉ 6 ngày').first().waitFor();
    const track = (await page.getByRole('slider').boundingBox())!;
    await page.mouse.move(track.x + 12, track.y + 16);
    await page.mouse.down();
    await page.mouse.move(track.x + track.width / 2, track.y + 16, { steps: 6 });
    await page.mouse.up();
    await page.waitForFunction(() => document.querySelector('[data-version="1"]') === null);
    const middle = await at(page);
    expect(middle).toBeGreaterThan(8);
    expect(middle).toBeLessThan(40);
  });

  it('plays by itself to the end and stops when it is told to', async () => {
    const page = await openCase(concluded, '?at=1&detail=decision');
    await page.getByLabel('Tốc độ').selectOption('16');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Chạy' }).click();
    await page
      .getByText(/Hồ sơ kết thúc: được khen thưởng/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Chạy' }).waitFor();
  });

  it('goes to a moment by its date, and says when there was none', async () => {
    const page = await openCase(concluded);
    await page.keyboard.press('t');
    const field = page.getByRole('dialog').getByRole('textbox');
    await field.fill('1/1/2020');
    await page.keyboard.press('Enter');
    await page.getByText('Lúc đó hồ sơ chưa được lập.').waitFor();
    await field.fill('25/03/2026 09:00');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByText('25/03/2026 09:00').waitFor();
    expect(new URL(page.url()).searchParams.get('moment')).toBe('2026-03-25T02:00:00.000Z');
    await page.keyboard.press('ArrowRight');
    await page.waitForURL((url) => !url.searchParams.has('moment'));
  });

  it('loads a long case piece by piece', async () => {
    watched = await openPage(browser, look);
    const { page } = watched;
    const paths = asked(page);
    await page.context().addCookies([{ name: 'vd_fake', value: auditor, url: site.url }]);
    await page.goto(`${site.url}${caseOf(long)}?at=1000&detail=detail`);
    await reaches(page, 1000);
    await page.getByRole('button', { name: '600 sự kiện trước đó' }).first().waitFor();
    const pages = paths.filter((path) => path.includes('/events?'));
    expect(pages.length).toBeLessThanOrEqual(3);
    await page.keyboard.press('Home');
    await reaches(page, 1);
    await page
      .getByRole('button', { name: /sự kiện sau đó/ })
      .first()
      .waitFor();
    expect(await page.getByRole('button', { name: /sự kiện trước đó/ }).count()).toBe(0);
  });
});

describe('a moment', () => {
  it('is reached by the table as by the drawing', async () => {
    const page = await openCase(concluded, '?at=1');
    await page.getByRole('link', { name: 'Sự kiện 7, đưa T tới đây' }).click();
    await reaches(page, 7);
    expect(await page.locator('tr[aria-current="true"]').textContent()).toContain('7');
  });

  it('shows a called step by a click on it, and by its name', async () => {
    const page = await openCase(concluded, '?at=14');
    await page.locator('[data-element-id="G_A6"]').first().click();
    await page.waitForURL(/process=hop-hoi-dong/);
    await page.getByRole('region', { name: /Họp Hội đồng/ }).waitFor();
    await page.getByLabel('Quy trình', { exact: true }).selectOption('P9');
    await page.waitForURL(/process=P9/);
  });

  it('is compared with another, field by field', async () => {
    const page = await openCase(concluded, '?at=4');
    const row = page.getByRole('row', { name: /Kết quả: Họp bình xét/ });
    await row.waitFor();
    expect(await row.textContent()).toContain('Đề nghị khen thưởng');
    await page.getByLabel('So trạng thái tại T với').selectOption('now');
    await page.waitForURL(/against=now/);
    await page.getByRole('row', { name: /Được khen thưởng/ }).waitFor();
  });

  it('explains itself: who, by what authority, on what, by which rule', async () => {
    const page = await openCase(concluded, '?at=14');
    const why = page.getByRole('region', { name: 'Vì sao có sự kiện này' });
    await why.getByText('Phạm Thị Thu Hường').waitFor();
    await why.getByText('phieu.dong_y * 100 >= 80 * phieu.thanh_vien').waitFor();
    await why.getByText('phieu.dong_y = 13').waitFor();
    await why.getByText('Biên bản họp bình xét.pdf').waitFor();
    await why.getByRole('button', { name: 'Quyết định lại' }).click();
    await why.getByText('Ra đúng các sự kiện đã ghi.').waitFor();
  });

  it('says it when a decision, made again, comes out otherwise', async () => {
    const page = await openCase(concluded, '?at=10');
    const why = page.getByRole('region', { name: 'Vì sao có sự kiện này' });
    await why.getByRole('button', { name: 'Quyết định lại' }).click();
    await why.getByText('Chạy lại ra kết quả khác với điều đã ghi:').waitFor();
    await why.getByText(/đã ghi 248311, chạy lại ra 248312/).waitFor();
  });
});

describe('two keys', () => {
  it('verify a case and download its pack', async () => {
    const page = await openCase(concluded);
    await page.keyboard.press('v');
    await page.getByText('Đang xác minh…').waitFor();
    await page.locator('[data-verdict="verified"]').waitFor();
    await page.getByText('Nhân chứng tới mục 3409: witness.thanhtra.lamgiang.vn').waitFor();
    // The newest head of this log waits for its witness, who vouches for an earlier one.
    await page.getByText('Nhân chứng tới mục 604; phần sau còn chờ.').waitFor();
    await page.getByText('Toàn vẹn 45/45').waitFor();
    const download = page.waitForEvent('download');
    await page.keyboard.press('e');
    const file = await download;
    expect(file.suggestedFilename()).toBe(`${site.world.cases[concluded]!.number}.zip`);
    expect(
      readFileSync(await file.path())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
    await page
      .getByText(`node verify.mjs ${site.world.cases[concluded]!.number}.zip --trust keys.txt`)
      .waitFor();
    await page.getByText(/Lấy từ nguồn của chính bạn/).waitFor();
  });

  it('name the first broken event and the way to it', async () => {
    const page = await openCase(tampered);
    await page.keyboard.press('v');
    await page.locator('[data-verdict="not-verified"]').waitFor();
    await page.getByText('Sai sót đầu tiên').waitFor();
    await page
      .getByRole('link', { name: /, sự kiện 8$/ })
      .first()
      .click();
    await reaches(page, 8);
  });
});

describe('a verification that does not come to its end says nothing about the case', () => {
  it.each([
    [
      'a stream that is cut off',
      200,
      'event: progress\ndata: {"stage":"events","done":1,"total":45}\n\n',
      'VERIFICATION.CUT_OFF',
    ],
    [
      'a refusal',
      503,
      JSON.stringify({ type: 'about:blank', title: 'x', status: 503, code: 'SHUTTING_DOWN' }),
      'SHUTTING_DOWN',
    ],
    [
      'a problem on the way',
      200,
      'event: problem\ndata: {"type":"about:blank","title":"x","status":500,"code":"DEFECT"}\n\n',
      'DEFECT',
    ],
  ])('%s', async (_what, status, body, code) => {
    const page = await openCase(concluded);
    await page.route('**/verification', (route) =>
      route.fulfill({
        status,
        body,
        contentType: status === 200 ? 'text/event-stream' : 'application/problem+json',
      }),
    );
    await page.keyboard.press('v');
    const alert = page.getByRole('alert');
    await alert.getByText('Chưa kết luận gì về hồ sơ.').waitFor();
    expect(await alert.textContent()).toContain(code);
    expect(await page.locator('[data-verdict]').count()).toBe(0);
    expect(await page.getByText('45/45 sự kiện đã vào sổ').count()).toBe(1);
  });
});

it('what does not load says so, with its code, and is asked for again on demand', async () => {
  watched = await openPage(browser, look);
  const { page } = watched;
  await page.context().addCookies([{ name: 'vd_fake', value: auditor, url: site.url }]);
  let broken = true;
  await page.route('**/state?**', (route) =>
    broken
      ? route.fulfill({
          status: 422,
          body: JSON.stringify({
            type: 'about:blank',
            title: 'Bản ghi hỏng',
            status: 422,
            code: 'RECORD.UNREADABLE',
          }),
        })
      : route.continue(),
  );
  await page.goto(`${site.url}${caseOf(concluded)}?at=4`);
  await page.getByText('RECORD.UNREADABLE').waitFor();
  broken = false;
  await page.getByRole('button', { name: 'Thử lại' }).click();
  await page.locator('[data-state-version="4"]').waitFor();
});

it('several cases go into one pack', async () => {
  const page = await open('/audit/cases?q=phu');
  await page.getByRole('table').waitFor();
  for (const n of [0, 1, 2]) await page.getByRole('checkbox').nth(n).check();
  const download = page.waitForEvent('download');
  // The focus is on the last tick: a key still is a key there.
  await page.keyboard.press('e');
  expect((await download).suggestedFilename()).toBe('3-cases.zip');
});

it('an inbox of a past moment leads to the case as it was then', async () => {
  const page = await open('/audit/questions');
  await page
    .getByLabel('Cơ quan và vai trò')
    .selectOption({ label: 'Sở Nội vụ · Chuyên viên thẩm định, thư ký Hội đồng tỉnh' });
  await page.getByLabel('Ngày và giờ').fill('10/05/2026 15:30');
  await page.getByRole('button', { name: 'Hỏi' }).click();
  await page.getByText('8 việc trong hộp lúc 10/05/2026 15:30').waitFor();
  const paths = asked(page);
  await page.locator('[data-row="0"] a').click();
  await page.waitForURL(/moment=2026-05-10T08/);
  await page.getByText('10/05/2026 15:30').waitFor();
  const then = await at(page);
  await page.locator(`[data-state-version="${then}"]`).waitFor();
  // Nothing of another moment was looked at on the way, and this one only once.
  expect(paths.filter((path) => path.includes('/state?'))).toHaveLength(1);
});

it('whoever looked is seen, by person and by case', async () => {
  const page = await open(`/audit/access?caseId=${site.world.cases[3]!.id}`);
  await page.getByRole('table').waitFor();
  const numbers = await page.locator('td[data-column="case"]').allTextContents();
  expect(new Set(numbers)).toEqual(new Set([site.world.cases[3]!.number]));
});

it('somebody who is no auditor is told so, and shown the way back', async () => {
  const page = await open('/audit/cases', 'p-huong');
  await page.getByRole('heading', { level: 1, name: 'Phần này dành cho thanh tra' }).waitFor();
  await page.getByRole('link', { name: 'Về trang đầu' }).click();
  await page.waitForURL(/\/inbox/);
  expect(await page.getByRole('link', { name: 'Tra cứu hồ sơ' }).count()).toBe(0);
});
