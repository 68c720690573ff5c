import { fromEpochMs, toEpochMs } from '@vinhdanh/kernel';
import { toBase64, type Checkpoint } from '@vinhdanh/transparency-log';
import type { Manifest } from '../pack/manifest.js';
import { eventName } from './event-names.js';
import type { SummaryCase, SummaryEvent, SummaryFacts } from './summary-facts.js';

const vietnamAheadMs = 7 * 3_600_000;
const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign);
const orDash = (text: string | null): string => (text === null || text === '' ? '–' : escaped(text));

/** `23/11/2026 08:00:00`, the time in Việt Nam; what is no instant stands there as it is. */
export function vietnamTime(instant: string): string {
  const ms = toEpochMs(instant);
  if (!Number.isFinite(ms)) return instant;
  const local = fromEpochMs(ms + vietnamAheadMs);
  return `${local.slice(8, 10)}/${local.slice(5, 7)}/${local.slice(0, 4)} ${local.slice(11, 19)}`;
}

const style = `body{font:15px/1.5 "Noto Sans","Segoe UI",sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem;color:#1a1a1a}
h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:2rem}table{border-collapse:collapse;width:100%;font-size:13px}
th,td{border:1px solid #bbb;padding:.25rem .4rem;text-align:left;vertical-align:top}th{background:#f2f2f2}
code{font:12px "Noto Sans Mono",Consolas,monospace;overflow-wrap:anywhere}dt{font-weight:600}dd{margin:0 0 .4rem}
@media print{body{margin:0;max-width:none;font-size:11px}h2{break-after:avoid}tr{break-inside:avoid}thead{display:table-header-group}}`;

function eventRow(event: SummaryEvent, facts: SummaryFacts): string {
  const command = facts.commands.get(event.command);
  const duty = command?.role ? `${command.role} · ${command.org ?? ''}` : null;
  const cells = [
    String(event.version),
    vietnamTime(event.time),
    `${escaped(eventName(event.type))} <code>${escaped(event.type)}</code>`,
    `${orDash(command?.actor ?? null)}${duty === null ? '' : `<br>${escaped(duty)}`}`,
    event.number === null ? '–' : String(event.number),
    `<code>${event.hash}</code>`,
  ];
  return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
}

const eventHeads = ['Số', 'Thời điểm (giờ Việt Nam)', 'Sự kiện', 'Người thực hiện', 'Số trong sổ', 'Mã băm'];

function caseSection(each: SummaryCase, facts: SummaryFacts): string {
  const head = `<h2>Hồ sơ ${orDash(each.caseNumber)}</h2>
<dl><dt>Chuỗi sự kiện</dt><dd><code>${escaped(each.stream)}</code></dd>
<dt>Danh hiệu</dt><dd>${orDash(each.awardKind)}</dd>
<dt>Số sự kiện</dt><dd>${each.count}, từ ${orDash(each.firstAt && vietnamTime(each.firstAt))} đến ${orDash(each.lastAt && vietnamTime(each.lastAt))}</dd>
<dt>Mã băm cuối</dt><dd><code>${each.head}</code></dd></dl>`;
  if (!facts.listsEvents) return head;
  const heads = eventHeads.map((name) => `<th scope="col">${name}</th>`).join('');
  const rows = each.events.map((event) => eventRow(event, facts)).join('\n');
  return `${head}\n<table><thead><tr>${heads}</tr></thead><tbody>\n${rows}\n</tbody></table>`;
}

/** What a pack of very many cases comes to. */
function totalsLine({ totals }: SummaryFacts): string {
  const { events, firstAt, lastAt } = totals;
  return `<p>Gói có quá nhiều hồ sơ để liệt kê ở đây: ${events} sự kiện, từ ${orDash(firstAt && vietnamTime(firstAt))} đến ${orDash(lastAt && vietnamTime(lastAt))}.</p>`;
}

/**
 * The page that a person reads (`summary.html`). Deterministic: a verifier writes it again from the proved events
 * and compares, so that nobody can put other words into it. Holds what the record says openly, nothing personal.
 */
export function writeSummary(
  manifest: Pick<Manifest, 'tenant' | 'madeAt' | 'tool'>,
  tree: Checkpoint,
  facts: SummaryFacts,
): string {
  const title = `Gói chứng cứ – ${facts.totals.cases} hồ sơ`;
  return `<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title>
<style>${style}</style></head><body>
<h1>${escaped(title)}</h1>
<p>Trang này chỉ để đọc. Chứng cứ là các tệp trong gói; hãy kiểm tra bằng <code>node verify.mjs GÓI.zip --trust keys.txt</code>, với chương trình và tệp khóa lấy từ nguồn mà ông/bà tin cậy, không lấy từ gói này.</p>
<dl><dt>Tỉnh</dt><dd>${escaped(manifest.tenant)}</dd>
<dt>Lập lúc (theo máy lập gói)</dt><dd>${escaped(vietnamTime(manifest.madeAt))}, ${escaped(manifest.tool)}</dd>
<dt>Sổ</dt><dd><code>${escaped(tree.origin)}</code>, ${tree.size} sự kiện</dd>
<dt>Gốc cây băm</dt><dd><code>${toBase64(tree.root)}</code></dd></dl>
${facts.listsCases ? facts.cases.map((each) => caseSection(each, facts)).join('\n') : totalsLine(facts)}
</body></html>
`;
}
