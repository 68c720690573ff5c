import { codeSentences, type RejectionCode } from '@vinhdanh/commands';
import {
  commonProblems,
  entry,
  type CommonProblemCode,
  type ProblemCatalogue,
  type ProblemEntry,
} from '@vinhdanh/http-platform';

/** What the core says no with: its sentences are the core's, how HTTP says it stands here. Exhaustive by type. */
const coreStatuses: Readonly<Record<RejectionCode, number>> = {
  'AUTH.NOT_ALLOWED': 403,
  'SEPARATION.OF_DUTIES': 403,
  'CASE.NOT_FOUND': 404,
  'CASE.EXISTS': 409,
  'CASE.CONCLUDED': 409,
  'CASE.ERASED': 409,
  'PERSON.UNKNOWN': 404,
  'PERSON.ERASED': 409,
  'AWARD.UNKNOWN': 422,
  'ROUTE.INCOMPLETE': 422,
  'FACTS.PERIOD': 422,
  'REQUEST.INVALID': 400,
  'VARIABLES.TOO_LARGE': 422,
  'STEP.UNKNOWN': 404,
  'STEP.CLOSED': 409,
  'STEP.TAKEN': 409,
  'STEP.NOT_TAKEN': 409,
  'STEP.RETURNED': 409,
  'STEP.NOT_RETURNED': 409,
  'REVISION.REQUIRED': 428,
  'REVISION.STALE': 409,
  'OUTCOME.UNKNOWN': 422,
  'NOTE.REQUIRED': 422,
  'BALLOT.NOT_EXPECTED': 422,
  'BALLOT.REQUIRED': 422,
  'BALLOT.COUNTS': 422,
  'BALLOT.OUTCOME_MISMATCH': 422,
  'RETURN.NOT_ALLOWED': 422,
  'RETURN.EXHAUSTED': 422,
  'RETURN.FIELD_UNKNOWN': 422,
  'SUPPLEMENT.EMPTY': 422,
  'MESSAGE.NOT_EXPECTED': 409,
  'ATTACHMENT.TOO_LARGE': 413,
  'ATTACHMENT.TOO_MANY': 422,
  'IDEMPOTENCY.REUSED': 422,
  'RETRY.LATER': 503,
  'TIMER.UNKNOWN': 404,
  'TIMER.NOT_DUE': 409,
  'JOB.UNKNOWN': 404,
  'INCIDENT.UNKNOWN': 404,
  'TASK.UNKNOWN': 404,
  'CLOCK.ALREADY_STOPPED': 409,
  'CLOCK.NOT_STOPPED': 409,
  'PROCESS.NOT_ACTIVE': 409,
  'PROCESS.ALREADY_STARTED': 409,
};

/** What only the way in can refuse: requests, sessions, files, the moment. */
const apiProblems = {
  'SESSION.BAD_CREDENTIALS': entry(
    401,
    'Tên đăng nhập hoặc mật khẩu không đúng.',
    'The user name or the password is not right.',
  ),
  'IDEMPOTENCY.REQUIRED': entry(
    400,
    'Thiếu tiêu đề Idempotency-Key (1–80 ký tự).',
    'The Idempotency-Key header (1–80 characters) is missing.',
  ),
  'UNIT.UNKNOWN': entry(
    422,
    'Không có đơn vị này hoặc đơn vị không được đề nghị từ đây.',
    'There is no such unit to nominate from.',
  ),
  'ATTACHMENT.TYPE_MISMATCH': entry(
    415,
    'Nội dung tệp không đúng với loại đã khai.',
    'The content of the file is not of the type declared.',
  ),
  'ATTACHMENT.TYPE_REFUSED': entry(
    415,
    'Không nhận loại tệp này. Được nhận: PDF, PNG, JPEG, DOCX, XLSX, TXT.',
    'This type of file is not accepted. Accepted: PDF, PNG, JPEG, DOCX, XLSX, TXT.',
  ),
  'ATTACHMENT.TRUNCATED': entry(
    400,
    'Tệp bị ngắt giữa chừng; không lưu gì cả.',
    'The file broke off half-way; nothing was kept.',
  ),
  'ATTACHMENT.EMPTY': entry(400, 'Tệp rỗng.', 'The file is empty.'),
  'ATTACHMENT.NOT_FOUND': entry(404, 'Không tìm thấy tệp.', 'There is no such file.'),
  'FILE.ERASED': entry(
    410,
    'Tệp này đã được xóa cùng dữ liệu cá nhân của hồ sơ.',
    'This file was erased with the personal data of the case.',
  ),
  'PAPER.NOT_FOUND': entry(404, 'Không tìm thấy văn bản.', 'There is no such paper.'),
  'AUDIT.AWAY': entry(
    503,
    'Dịch vụ kiểm tra tạm thời chưa trả lời được. Hãy thử lại sau ít giây.',
    'The audit service cannot answer for a moment. Try again in a few seconds.',
  ),
  'RATE.LIMITED': entry(
    429,
    'Bạn thử quá nhiều lần. Hãy đợi rồi thử lại.',
    'Too many attempts. Wait and try again.',
  ),
} as const satisfies ProblemCatalogue;

export type ProblemCode = RejectionCode | CommonProblemCode | keyof typeof apiProblems;

const fromCore = Object.fromEntries(
  Object.entries(codeSentences).map(([code, { vi, en }]) => [
    code,
    entry(coreStatuses[code as RejectionCode], vi, en),
  ]),
) as Record<RejectionCode, ProblemEntry>;

/** Every code of the API: what the core refuses, what any service may, and what only the API can. */
export const problemCatalogue: Readonly<Record<ProblemCode, ProblemEntry>> = {
  ...fromCore,
  ...commonProblems,
  ...apiProblems,
};
