/** A code in the words of the office. */
export interface CodeSentence {
  readonly vi: string;
  readonly en: string;
}

/**
 * Every code with which the core says no, once: what the person who asked should read. The codes are stable;
 * one that is no longer used stays reserved. How a code becomes an HTTP status is the API's own table.
 */
export const codeSentences = {
  // Who may.
  'AUTH.NOT_ALLOWED': {
    vi: 'Nhiệm vụ của bạn không cho phép việc này.',
    en: 'Your duties do not allow this.',
  },
  'SEPARATION.OF_DUTIES': {
    vi: 'Người đã xử lý bước trước không được quyết định bước này.',
    en: 'Whoever decided the earlier step may not decide this one.',
  },
  // The case.
  'CASE.NOT_FOUND': { vi: 'Không tìm thấy hồ sơ.', en: 'There is no such case for you.' },
  'CASE.EXISTS': { vi: 'Hồ sơ này đã có.', en: 'This case exists already.' },
  'CASE.CONCLUDED': { vi: 'Hồ sơ đã kết thúc.', en: 'The case is concluded.' },
  'CASE.ERASED': {
    vi: 'Dữ liệu cá nhân của hồ sơ đã được xóa; không thể ghi thêm.',
    en: 'The personal data of this case are erased; nothing personal can be added.',
  },
  'PERSON.UNKNOWN': {
    vi: 'Không có người được đề nghị nào với mã hoặc số hồ sơ này.',
    en: 'There is no nominee with this id, and no case with this number.',
  },
  'PERSON.ERASED': {
    vi: 'Dữ liệu cá nhân của người này đã được xóa theo yêu cầu; muốn đề nghị lại thì lập hồ sơ với người được đề nghị mới.',
    en: 'The personal data of this person were erased on request; a new nomination needs a new person.',
  },
  'AWARD.UNKNOWN': {
    vi: 'Chưa có quy trình cho hình thức khen thưởng này.',
    en: 'There is no published path for this award.',
  },
  'ROUTE.INCOMPLETE': {
    vi: 'Quy trình cần một nơi xử lý mà đơn vị này chưa có.',
    en: 'The path needs a place that the unit’s route does not have.',
  },
  'FACTS.PERIOD': {
    vi: 'Giai đoạn thành tích phải bắt đầu trước khi kết thúc.',
    en: 'The achievement period must begin before it ends.',
  },
  'REQUEST.INVALID': {
    vi: 'Dữ liệu gửi lên chưa đúng. Hãy xem từng trường được nêu.',
    en: 'Some fields are not valid. See each one named.',
  },
  'VARIABLES.TOO_LARGE': {
    vi: 'Dữ liệu của hồ sơ vượt giới hạn.',
    en: 'The data of the case pass the limit.',
  },
  // Steps.
  'STEP.UNKNOWN': { vi: 'Hồ sơ này không có bước đó.', en: 'This case has no such step.' },
  'STEP.CLOSED': { vi: 'Bước này đã được xử lý.', en: 'This step is closed already.' },
  'STEP.TAKEN': { vi: 'Bước này đã có người nhận.', en: 'Somebody has taken this step.' },
  'STEP.NOT_TAKEN': { vi: 'Bước này chưa có người nhận.', en: 'Nobody has taken this step.' },
  'STEP.RETURNED': {
    vi: 'Hồ sơ đang chờ bổ sung; thời hạn đang dừng.',
    en: 'The dossier is waiting for its supplement; the clock stands still.',
  },
  'STEP.NOT_RETURNED': {
    vi: 'Bước này không chờ bổ sung.',
    en: 'This step does not wait for a supplement.',
  },
  'REVISION.REQUIRED': {
    vi: 'Thiếu phiên bản của bước mà bạn đã xem.',
    en: 'The revision of the step that you saw is missing.',
  },
  'REVISION.STALE': {
    vi: 'Hồ sơ đã thay đổi sau khi bạn mở. Hãy xem lại rồi làm tiếp.',
    en: 'The dossier has changed since you saw it. Look again, then go on.',
  },
  // Decisions.
  'OUTCOME.UNKNOWN': { vi: 'Bước này không có kết quả đó.', en: 'This step has no such outcome.' },
  'NOTE.REQUIRED': { vi: 'Kết quả này cần ghi rõ lý do.', en: 'This outcome needs a note.' },
  'BALLOT.NOT_EXPECTED': { vi: 'Bước này không bỏ phiếu.', en: 'This step has no ballot.' },
  'BALLOT.REQUIRED': {
    vi: 'Bước của Hội đồng cần số phiếu.',
    en: 'A council’s step needs the counts of its ballot.',
  },
  'BALLOT.COUNTS': {
    vi: 'Số phiếu không khớp với số người có mặt hoặc số thành viên.',
    en: 'The counts of the ballot do not agree with each other.',
  },
  'BALLOT.OUTCOME_MISMATCH': {
    vi: 'Kết quả không khớp với số phiếu.',
    en: 'The outcome does not follow from the ballot.',
  },
  // Returns and supplements.
  'RETURN.NOT_ALLOWED': {
    vi: 'Bước này không được trả lại để bổ sung.',
    en: 'This step cannot return the dossier.',
  },
  'RETURN.EXHAUSTED': {
    vi: 'Bước này đã hết số lần trả lại.',
    en: 'This step has used up its returns.',
  },
  'RETURN.FIELD_UNKNOWN': {
    vi: 'Lý do trả lại nêu một trường không có trong hồ sơ.',
    en: 'A reason names a field that the dossier does not have.',
  },
  'SUPPLEMENT.EMPTY': {
    vi: 'Bản bổ sung chưa có nội dung nào.',
    en: 'The supplement changes nothing.',
  },
  // Messages, files.
  'MESSAGE.NOT_EXPECTED': {
    vi: 'Hồ sơ hiện không chờ thông báo này.',
    en: 'The case does not wait for this message now.',
  },
  'ATTACHMENT.TOO_LARGE': { vi: 'Tệp lớn hơn 50 MB.', en: 'The file is larger than 50 MB.' },
  'ATTACHMENT.TOO_MANY': {
    vi: 'Hồ sơ đã đủ số tệp cho phép.',
    en: 'The case holds as many files as it may.',
  },
  // Keys, and the moment.
  'IDEMPOTENCY.REUSED': {
    vi: 'Khóa chống lặp này đã dùng cho một yêu cầu khác.',
    en: 'This idempotency key was used for another request.',
  },
  'RETRY.LATER': {
    vi: 'Hồ sơ đang được nhiều người xử lý; chưa có gì thay đổi. Hãy thử lại sau ít giây.',
    en: 'Many are at work on this case; nothing was changed. Try again in a few seconds.',
  },
  // What the journey and the engine say; a person meets it seldom.
  'TIMER.UNKNOWN': { vi: 'Hẹn giờ này không còn.', en: 'This timer is gone.' },
  'TIMER.NOT_DUE': { vi: 'Chưa đến hạn.', en: 'The timer is not due yet.' },
  'JOB.UNKNOWN': { vi: 'Việc này không còn chờ xử lý.', en: 'This job is no longer outstanding.' },
  'INCIDENT.UNKNOWN': { vi: 'Sự cố này không còn.', en: 'This incident is gone.' },
  'TASK.UNKNOWN': { vi: 'Bước này không còn mở.', en: 'This task is no longer open.' },
  'CLOCK.ALREADY_STOPPED': { vi: 'Thời hạn đã dừng.', en: 'The clock stands still already.' },
  'CLOCK.NOT_STOPPED': { vi: 'Thời hạn đang chạy.', en: 'The clock is running.' },
  'PROCESS.NOT_ACTIVE': { vi: 'Quy trình của hồ sơ đã kết thúc.', en: 'The path of this case has ended.' },
  'PROCESS.ALREADY_STARTED': {
    vi: 'Quy trình của hồ sơ đã bắt đầu.',
    en: 'The path of this case has begun.',
  },
} as const satisfies Record<string, CodeSentence>;

/** Every code with which the core says no. */
export type RejectionCode = keyof typeof codeSentences;

/** The sentence of a code; undefined for one that is not the core's. */
export const sentenceOf = (code: string): CodeSentence | undefined =>
  Object.hasOwn(codeSentences, code) ? codeSentences[code as RejectionCode] : undefined;
