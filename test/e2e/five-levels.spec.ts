import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CaseView, OpenStep } from '@vinhdanh/contracts';
import { startStack, type Stack } from '@vinhdanh/dev';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser.js';
import { wholeLadder } from '../support/earlier-awards.js';
import { Office } from '../support/office.js';
import { until } from '../support/until.js';
import { fillApproval, Screens, send } from './support/clerk.js';
import { axeFindings, keepPicture } from './support/page.js';

const startMs = 240_000;
const walkMs = 600_000;
const nominee = 'Đinh Thị Ánh Nguyệt';

let stack: Stack;
let office: Office;
let browser: Browser;
let screens: Screens;

beforeAll(async () => {
  stack = await startStack({
    env: { CALENDAR: 'demo-two-seconds' },
    temporalPage: false,
    services: { audit: false },
  });
  office = await Office.open(stack.apiUrl);
  browser = await launchBrowser();
  screens = new Screens(browser, stack.apiUrl);
}, startMs);
afterAll(async () => {
  await screens?.close();
  await browser?.close();
  office?.close();
  await stack?.stop();
}, startMs);

/** Types the awards that make the nominee eligible into the table of the form. */
async function stateAwards(page: Page): Promise<void> {
  for (const [index, { code, year, decisionNumber }] of wholeLadder.entries()) {
    await page.getByRole('button', { name: 'Thêm khen thưởng đã đạt' }).click();
    const row = page
      .getByRole('listitem')
      .filter({ has: page.getByLabel('Số quyết định') })
      .nth(index);
    await row.getByLabel('Mã').fill(code);
    await row.getByLabel('Năm', { exact: true }).fill(String(year));
    await row.getByLabel('Số quyết định').fill(decisionNumber);
  }
}

/** Fills in and sends the nomination form; the id of the case that came of it. */
async function nominate(page: Page): Promise<string> {
  await page.getByRole('link', { name: 'Lập hồ sơ' }).click();
  await page.getByLabel('Họ và tên').fill(nominee);
  await page.getByLabel('Ngày sinh').fill('8/3/1984');
  await page.getByLabel('Chức vụ').fill('Điều dưỡng trưởng');
  await page.getByLabel('Thành tích từ ngày').fill('1/1/2021');
  await page.getByLabel('Thành tích đến ngày').fill('31/12/2025');
  await page
    .getByLabel('Báo cáo thành tích')
    .fill('Năm năm liền hoàn thành xuất sắc nhiệm vụ; hai sáng kiến cấp tỉnh về chăm sóc người bệnh nặng.');
  await stateAwards(page);
  await keepPicture(page, 'start');
  await page.getByRole('button', { name: 'Lập hồ sơ' }).click();
  await page.waitForURL(/\/cases\//);
  await page.getByRole('heading', { level: 1, name: nominee }).waitFor();
  return decodeURIComponent(new URL(page.url()).pathname.split('/')[2] ?? '');
}

/** Adds a document by the page's own file field. */
async function attach(page: Page): Promise<void> {
  const pdf = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name: 'Sáng kiến.pdf', mimeType: 'application/pdf', buffer: pdf });
  await page.getByRole('link', { name: 'Sáng kiến.pdf' }).waitFor();
}

/** The secretary sends the dossier back with a reason at a field; the nominator sees it there and answers. */
async function returnAndSupplement(step: OpenStep, caseNumber: string): Promise<void> {
  const secretary = await screens.toCase(office.actorOf(step).name, caseNumber);
  await secretary.getByRole('button', { name: 'Trả lại bổ sung…' }).click();
  const dialog = secretary.getByRole('dialog');
  await dialog.getByRole('checkbox', { name: 'Báo cáo thành tích' }).check();
  await dialog.getByRole('textbox').fill('Nêu rõ phạm vi áp dụng của từng sáng kiến.');
  await keepPicture(secretary, 'return');
  await send(secretary);
  await secretary.getByText('Chờ bổ sung').waitFor();

  const nominator = await screens.toCase(office.with('unit-officer').name, caseNumber);
  await nominator.locator('[data-primary]', { hasText: 'Gửi bổ sung' }).click();
  await nominator
    .getByRole('dialog')
    .getByText('Yêu cầu: Nêu rõ phạm vi áp dụng của từng sáng kiến.')
    .waitFor();
  await nominator
    .getByRole('dialog')
    .getByLabel('Báo cáo thành tích')
    .fill('Hai sáng kiến được áp dụng tại 14 khoa của bệnh viện từ năm 2023.');
  await keepPicture(nominator, 'supplement');
  await send(nominator);
  await nominator.getByText('Hai sáng kiến được áp dụng tại 14 khoa').waitFor();
}

/** Whoever has no duty at a step sees no primary button, but why. */
async function seesWhyNot(name: string, caseId: string): Promise<void> {
  const page = await screens.of(name);
  await page.goto(`${stack.apiUrl}/cases/${encodeURIComponent(caseId)}`);
  await page.getByText(/Việc này thuộc về/).waitFor();
  expect(await page.locator('[data-primary]').count()).toBe(0);
  await keepPicture(page, 'blocked');
}

const pictured = new Set<string>();
const once = async (name: string, work: () => Promise<void>): Promise<void> => {
  if (pictured.has(name)) return;
  pictured.add(name);
  await work();
};

async function decide(view: CaseView, step: OpenStep): Promise<void> {
  const page = await screens.toCase(office.actorOf(step).name, view.caseNumber);
  const card = page.getByRole('heading', { level: 3, name: step.name });
  await card.first().waitFor();
  await once(`dossier-${step.level}`, async () => {
    await keepPicture(page, `dossier-${step.level}`);
    expect(await axeFindings(page)).toEqual([]);
  });
  await page.locator('[data-primary]').click();
  await fillApproval(page, step);
  if (step.ballot !== null) {
    await once('ballot', async () => {
      await keepPicture(page, 'ballot');
      expect(await axeFindings(page)).toEqual([]);
    });
  }
  await send(page);
}

const silent = (step: OpenStep): boolean => step.outcomes.every((outcome) => outcome.kind !== 'approve');

/** Nobody has a step: a timer or a job is at work, or somebody may record the conferral. */
async function waitOrConfer(view: CaseView): Promise<void> {
  for (const person of office.people) {
    const seen = await person.caseIfVisible(view.caseId);
    if (seen?.actions.some((action) => action.action === 'conferral-recorded' && action.allowed) !== true)
      continue;
    const page = await screens.of(person.name);
    await page.goto(`${stack.apiUrl}/cases/${encodeURIComponent(view.caseId)}`);
    await page.locator('[data-primary]', { hasText: 'Ghi nhận trao tặng' }).click();
    await page
      .getByRole('dialog')
      .getByRole('textbox')
      .fill('Hội trường bệnh viện, ngày truyền thống của ngành.');
    await send(page);
    return;
  }
  await new Promise((resolve) => setTimeout(resolve, 400));
}

describe('a nomination travels all five levels by clicking', () => {
  it(
    'from the unit to the decision, with a return, ballots, papers and the conferral',
    async () => {
      const starter = office.with('unit-officer');
      const nominator = await screens.of(starter.name);
      const caseId = await nominate(nominator);
      await attach(nominator);
      const levels = new Set<string>();
      let returned = false;
      let blockedSeen = false;
      const end = Date.now() + walkMs;
      for (
        let view = await starter.case(caseId);
        view.status !== 'concluded';
        view = await starter.case(caseId)
      ) {
        if (Date.now() > end)
          throw new Error(`not concluded in time; open: ${view.steps.map((step) => step.name).join(', ')}`);
        expect(view.incidents).toEqual([]);
        levels.add(view.level);
        const step = view.steps.find((one) => !silent(one));
        if (step === undefined) {
          await waitOrConfer(view);
        } else if (!returned && step.returnsLeft > 0) {
          returned = true;
          await returnAndSupplement(step, view.caseNumber);
        } else {
          if (!blockedSeen && step.level !== 'unit') {
            blockedSeen = true;
            await seesWhyNot(starter.name, caseId);
          }
          await decide(view, step);
        }
      }
      expect([...levels]).toEqual(
        expect.arrayContaining(['unit', 'grassroots', 'department', 'province', 'central']),
      );
      await nominator.goto(`${stack.apiUrl}/cases/${encodeURIComponent(caseId)}`);
      await nominator.getByText('Đã khen thưởng').first().waitFor();
      await nominator
        .getByRole('link', { name: /Tờ trình|Quyết định/ })
        .first()
        .waitFor();
      await nominator.getByText('Đủ điều kiện: đã có Bằng khen của Thủ tướng').first().waitFor();
      await nominator.getByText('Vì sao').first().click();
      await nominator.getByText('Luật 06/2022/QH15 Đ.44').first().waitFor();
      await keepPicture(nominator, 'awarded', true);
      expect(await axeFindings(nominator)).toEqual([]);
      await nominator.getByRole('link', { name: 'Sơ đồ' }).click();
      await nominator.locator('[data-ready]').waitFor();
      await keepPicture(nominator, 'diagram');
      await nominator.getByRole('link', { name: 'Lịch sử' }).click();
      await nominator.getByText(nominee).first().waitFor();
      await keepPicture(nominator, 'history');
      expect(screens.complaints()).toEqual([]);
    },
    walkMs + 60_000,
  );

  it(
    'two secretaries on one step: the second sees who was first and keeps what was typed',
    async () => {
      const starter = office.with('unit-officer');
      const page = await screens.of(starter.name);
      await page.goto(`${stack.apiUrl}/inbox`);
      const caseId = await nominate(page);
      const view = await starter.case(caseId);
      const first = await screens.toCase(office.actorOf(view.steps[0]!).name, view.caseNumber);
      const context = first.context();
      const second = await context.newPage();
      await second.goto(first.url());
      for (const one of [first, second]) {
        await one.locator('[data-primary]').click();
        await fillApproval(one, view.steps[0]!);
      }
      await second.getByRole('dialog').getByRole('textbox').last().fill('Điều tôi đang gõ.');
      await send(first);
      await second.getByRole('dialog').locator('button[type="submit"]').click();
      await second.getByText('Có người đã làm trước').waitFor();
      expect(await second.getByRole('dialog').getByRole('textbox').last().inputValue()).toBe(
        'Điều tôi đang gõ.',
      );
      expect(await axeFindings(second)).toEqual([]);
      await keepPicture(second, 'conflict');
      await second.close();
    },
    walkMs,
  );

  it(
    'news arrive without a reload',
    async () => {
      const starter = office.with('unit-officer');
      const page = await screens.of(starter.name);
      await page.goto(`${stack.apiUrl}/inbox`);
      const caseId = await nominate(page);
      const view = await starter.case(caseId);
      const step = view.steps[0]!;
      const name = step.name;
      await page.getByRole('heading', { level: 3, name }).waitFor();
      await office.actorOf(step).decide(caseId, step, {
        outcome: step.outcomes.find((o) => o.kind === 'approve')?.key ?? '',
        ballot: null,
        note: null,
      });
      await until(
        'the page to show the next step',
        10_000,
        async () => (await page.getByRole('heading', { level: 3, name }).count()) === 0,
      );
    },
    walkMs,
  );
});
