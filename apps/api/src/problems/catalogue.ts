import { codeSentences, type RejectionCode } from '@vinhdanh/commands';

/** A problem as people and programs read it. */
export interface ProblemEntry {
  readonly status: number;
  readonly vi: string;
  readonly en: string;
}

const entry = (status: number, vi: string, en: string): ProblemEntry => ({ status, vi, en });

/** What the core says no with: its sentences are the core's, how HTTP says it stands here. Exhaustive by type. */
const coreStatuses: Readonly<Record<RejectionCode, number>> = {
  'AUTH.NOT_ALLOWED': 403,
  'SEPARATION.OF_DUTIES': 403,
  'CASE.NOT_FOUND': 404,
  'CASE.EXISTS': 409,
  'CASE.CONCLUDED': 409,
  'CASE.ERASED': 409,
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
const httpProblems = {
  'REQUEST.NOT_JSON': entry(
    400,
    'Nội dung gửi lên không phải là JSON hợp lệ.',
    'The request body is not valid JSON.',
  ),
  'REQUEST.TOO_LARGE': entry(413, 'Nội dung gửi lên quá lớn.', 'The request body is too large.'),
  'REQUEST.NOT_FOUND': entry(404, 'Không có địa chỉ này.', 'There is nothing at this address.'),
  'CURSOR.BROKEN': entry(
    400,
    'Dấu trang không đọc được. Hãy tải lại danh sách từ đầu.',
    'The page cursor cannot be read. Load the list from its start.',
  ),
  'SESSION.REQUIRED': entry(401, 'Bạn cần đăng nhập.', 'You need to sign in.'),
  'SESSION.BAD_CREDENTIALS': entry(
    401,
    'Tên đăng nhập hoặc mật khẩu không đúng.',
    'The user name or the password is not right.',
  ),
  'CSRF.MISSING': entry(
    403,
    'Yêu cầu thiếu mã chống giả mạo. Hãy tải lại trang.',
    'The anti-forgery token is missing. Reload the page.',
  ),
  'ROUTE.UNDECLARED': entry(
    403,
    'Địa chỉ này chưa được phép sử dụng.',
    'This address has no declared policy and refuses.',
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
  'PAPER.NOT_FOUND': entry(404, 'Không tìm thấy văn bản.', 'There is no such paper.'),
  'RATE.LIMITED': entry(
    429,
    'Bạn thử quá nhiều lần. Hãy đợi rồi thử lại.',
    'Too many attempts. Wait and try again.',
  ),
  // Wider than the core's own: here it also stands for a database that is away, perhaps after the commit.
  'RETRY.LATER': entry(
    503,
    'Hệ thống tạm thời chưa trả lời được; việc bạn vừa làm có thể gửi lại an toàn. Hãy thử lại sau ít giây.',
    'The service cannot answer for a moment; what you just did can safely be sent again. Try in a few seconds.',
  ),
  'SHUTTING.DOWN': entry(
    503,
    'Máy chủ đang khởi động lại. Hãy thử lại sau ít giây.',
    'The server is restarting. Try again in a few seconds.',
  ),
  DEFECT: entry(
    500,
    'Có lỗi ngoài dự kiến. Hãy gửi mã yêu cầu cho quản trị viên.',
    'Something unexpected went wrong. Give the request id to the administrator.',
  ),
} as const satisfies Record<string, ProblemEntry>;

export type ProblemCode = RejectionCode | keyof typeof httpProblems;

const fromCore = Object.fromEntries(
  Object.entries(codeSentences).map(([code, { vi, en }]) => [
    code,
    entry(coreStatuses[code as RejectionCode], vi, en),
  ]),
) as Record<RejectionCode, ProblemEntry>;

/**
 * Every code that an answer may carry, once: code → status and sentence. The codes are stable: clients
 * match on them, and a code that is no longer used stays reserved.
 */
export const problemCatalogue: Readonly<Record<ProblemCode, ProblemEntry>> = { ...fromCore, ...httpProblems };

/** A rejection whose code the catalogue does not know is an expected "no" all the same. */
const unlisted = entry(422, 'Yêu cầu không được chấp nhận.', 'The request was not accepted.');

/** The entry of a code; findings of path files (`BPMN.…`) and codes without a sentence get a general one. */
export const problemEntry = (code: string): ProblemEntry =>
  Object.hasOwn(problemCatalogue, code) ? problemCatalogue[code as ProblemCode] : unlisted;
