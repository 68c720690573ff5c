/** A problem as people and programs read it. `{field}` in a sentence is filled from the details. */
export interface ProblemEntry {
  readonly status: number;
  readonly vi: string;
  readonly en: string;
}

const entry = (status: number, vi: string, en: string): ProblemEntry => ({ status, vi, en });

/**
 * Every code that an answer may carry, once: code → status and sentence. The codes are stable: clients
 * match on them, and a code that is no longer used stays reserved.
 */
export const problemCatalogue = {
  'REQUEST.NOT_JSON': entry(
    400,
    'Nội dung gửi lên không phải là JSON hợp lệ.',
    'The request body is not valid JSON.',
  ),
  'REQUEST.INVALID': entry(
    400,
    'Dữ liệu gửi lên chưa đúng. Hãy xem từng trường được nêu.',
    'Some fields are not valid. See each one named.',
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
  'AUTH.NOT_ALLOWED': entry(
    403,
    'Nhiệm vụ của bạn không cho phép việc này.',
    'Your duties do not allow this.',
  ),
  'SEPARATION.OF_DUTIES': entry(
    403,
    'Người đã xử lý bước trước không được quyết định bước này.',
    'Whoever decided the earlier step may not decide this one.',
  ),
  'CASE.NOT_FOUND': entry(404, 'Không tìm thấy hồ sơ.', 'There is no such case for you.'),
  'CASE.CONCLUDED': entry(409, 'Hồ sơ đã kết thúc.', 'The case is concluded.'),
  'CASE.ALREADY_STARTED': entry(409, 'Hồ sơ này đã bắt đầu.', 'This case has started already.'),
  'CASE.ERASED': entry(
    409,
    'Dữ liệu cá nhân của hồ sơ này đã bị xóa.',
    'The personal data of this case have been erased.',
  ),
  'STEP.UNKNOWN': entry(404, 'Hồ sơ này không có bước đó.', 'This case has no such step.'),
  'STEP.CLOSED': entry(409, 'Bước này đã được xử lý.', 'This step is closed already.'),
  'STEP.TAKEN': entry(409, 'Bước này đã có người nhận.', 'Somebody else has taken this step.'),
  'STEP.NOT_TAKEN': entry(409, 'Bước này chưa có người nhận.', 'Nobody has taken this step.'),
  'STEP.RETURNED': entry(
    409,
    'Hồ sơ đang chờ bổ sung; đồng hồ đang dừng.',
    'The dossier is waiting for its supplement; the clock stands still.',
  ),
  'REVISION.STALE': entry(
    409,
    'Hồ sơ đã thay đổi sau khi bạn mở. Hãy xem lại rồi làm tiếp.',
    'The dossier has changed since you saw it. Look again, then go on.',
  ),
  'REVISION.REQUIRED': entry(
    428,
    'Thiếu tiêu đề If-Match với phiên bản bạn đã xem.',
    'The If-Match header with the revision that you saw is missing.',
  ),
  'IDEMPOTENCY.REQUIRED': entry(
    400,
    'Thiếu tiêu đề Idempotency-Key (1–80 ký tự).',
    'The Idempotency-Key header (1–80 characters) is missing.',
  ),
  'IDEMPOTENCY.REUSED': entry(
    422,
    'Khóa chống lặp này đã dùng cho một yêu cầu khác.',
    'This idempotency key was used for another request.',
  ),
  'OUTCOME.UNKNOWN': entry(422, 'Bước này không có kết quả đó.', 'This step has no such outcome.'),
  'NOTE.REQUIRED': entry(422, 'Kết quả này cần ghi rõ lý do.', 'This outcome needs a note.'),
  'BALLOT.REQUIRED': entry(
    422,
    'Bước của Hội đồng cần số phiếu.',
    "A council's step needs the counts of its ballot.",
  ),
  'BALLOT.COUNTS': entry(
    422,
    'Số phiếu không khớp với số người có mặt hoặc số thành viên.',
    'The counts of the ballot do not agree with each other.',
  ),
  'BALLOT.OUTCOME_MISMATCH': entry(
    422,
    'Kết quả không khớp với số phiếu.',
    'The outcome does not follow from the ballot.',
  ),
  'RETURN.NOT_ALLOWED': entry(
    422,
    'Bước này không trả lại hoặc không chờ bổ sung.',
    'This step cannot return the dossier, or does not wait for a supplement.',
  ),
  'RETURN.EXHAUSTED': entry(422, 'Bước này đã hết số lần trả lại.', 'This step has used up its returns.'),
  'MESSAGE.NOT_EXPECTED': entry(
    409,
    'Hồ sơ hiện không chờ thông báo này.',
    'The case does not wait for this message now.',
  ),
  'PATH.NOT_PUBLISHED': entry(
    422,
    'Chưa có quy trình cho hình thức khen thưởng này.',
    'There is no published path for this award.',
  ),
  'ROUTE.INCOMPLETE': entry(
    422,
    'Cây tổ chức còn thiếu một cơ quan mà quy trình cần.',
    'The organisation tree lacks a place that the path needs.',
  ),
  'INCIDENT.UNKNOWN': entry(404, 'Hồ sơ không có sự cố đó.', 'The case has no such incident.'),
  'UNIT.UNKNOWN': entry(
    422,
    'Không có đơn vị này hoặc đơn vị không được đề nghị từ đây.',
    'There is no such unit to nominate from.',
  ),
  'VARIABLES.TOO_LARGE': entry(
    422,
    'Dữ liệu của hồ sơ vượt giới hạn.',
    'The data of the case pass the limit.',
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
  'ATTACHMENT.TOO_LARGE': entry(413, 'Tệp lớn hơn 50 MB.', 'The file is larger than 50 MB.'),
  'ATTACHMENT.TRUNCATED': entry(
    400,
    'Tệp bị ngắt giữa chừng; không lưu gì cả.',
    'The file broke off half-way; nothing was kept.',
  ),
  'ATTACHMENT.EMPTY': entry(400, 'Tệp rỗng.', 'The file is empty.'),
  'ATTACHMENT.TOO_MANY': entry(
    422,
    'Hồ sơ đã đủ số tệp cho phép.',
    'The case holds as many files as it may.',
  ),
  'ATTACHMENT.NOT_FOUND': entry(404, 'Không tìm thấy tệp.', 'There is no such file.'),
  'PAPER.NOT_FOUND': entry(404, 'Không tìm thấy văn bản.', 'There is no such paper.'),
  'RATE.LIMITED': entry(
    429,
    'Bạn thử quá nhiều lần. Hãy đợi rồi thử lại.',
    'Too many attempts. Wait and try again.',
  ),
  'RETRY.LATER': entry(
    503,
    'Hệ thống tạm thời chưa trả lời được; dữ liệu của bạn chưa bị thay đổi. Hãy thử lại sau ít giây.',
    'The service cannot answer for a moment; nothing of yours was changed. Try again in a few seconds.',
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

export type ProblemCode = keyof typeof problemCatalogue;

/** A rejection whose code the catalogue does not know is an expected "no" all the same. */
const unlisted = entry(422, 'Yêu cầu không được chấp nhận.', 'The request was not accepted.');

/** The entry of a code; findings of path files (`BPMN.…`) and codes without a sentence get a general one. */
export const problemEntry = (code: string): ProblemEntry =>
  Object.hasOwn(problemCatalogue, code) ? problemCatalogue[code as ProblemCode] : unlisted;

/** Whether the catalogue has a sentence of its own for `code`. */
export const isListed = (code: string): boolean => Object.hasOwn(problemCatalogue, code);
