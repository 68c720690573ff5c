import { codeSentences } from '@vinhdanh/commands';
import { commonProblems, entry, type ProblemCatalogue } from '@vinhdanh/http-platform';

type CoreCode = 'AUTH.NOT_ALLOWED' | 'CASE.NOT_FOUND' | 'REQUEST.INVALID';

/** The core's own words for what this service refuses too. */
const fromCore = (code: CoreCode, status: number) =>
  entry(status, codeSentences[code].vi, codeSentences[code].en);

/** Every code of the audit service. */
export const problemCatalogue = {
  ...commonProblems,
  'AUTH.NOT_ALLOWED': fromCore('AUTH.NOT_ALLOWED', 403),
  'CASE.NOT_FOUND': fromCore('CASE.NOT_FOUND', 404),
  'REQUEST.INVALID': fromCore('REQUEST.INVALID', 400),
  'ACCESS.NOT_RECORDED': entry(
    503,
    'Chưa ghi được lượt xem nên không mở dữ liệu. Hãy thử lại sau ít giây.',
    'The access could not be recorded, so nothing is shown. Try again in a few seconds.',
  ),
  'MOMENT.NO_EVENT': entry(404, 'Hồ sơ không có sự kiện này.', 'The case has no such event.'),
  'MOMENT.BEFORE_START': entry(
    422,
    'Vào thời điểm này hồ sơ chưa được mở.',
    'At this moment the case had not been opened yet.',
  ),
  'MOMENT.AFTER_END': entry(
    422,
    'Thời điểm này sau khi hồ sơ đã kết thúc.',
    'This moment lies after the end of the case.',
  ),
  'MOMENT.IN_FUTURE': entry(422, 'Thời điểm này chưa tới.', 'This moment has not come yet.'),
  'RECORD.UNKNOWN_TYPE': entry(
    422,
    'Hồ sơ có sự kiện thuộc loại mà phần mềm này không biết; không dựng lại được.',
    'The case has an event of a type that this program does not know; it cannot be replayed.',
  ),
  'RECORD.LATER_VERSION': entry(
    422,
    'Hồ sơ có sự kiện do phiên bản phần mềm mới hơn ghi; hãy nâng cấp rồi xem lại.',
    'The case has an event that a later version of the program has written; upgrade to read it.',
  ),
  'RECORD.UNREADABLE': entry(
    422,
    'Bản ghi của hồ sơ không đọc được: có sự kiện hỏng. Hãy xác minh hồ sơ để biết chỗ nào.',
    'The record of the case cannot be read: an event is broken. Verify it to see where.',
  ),
  'RECORD.SECTION_ALTERED': entry(
    422,
    'Phần dữ liệu cá nhân của hồ sơ không giải mã được: bản ghi đã bị thay đổi. Hãy xác minh hồ sơ.',
    'A personal section of the case does not open: the record was altered. Verify it.',
  ),
  'RECORD.GAP': entry(
    422,
    'Bản ghi của hồ sơ thiếu sự kiện; không dựng lại được. Hãy xác minh hồ sơ.',
    'An event of the case is missing; it cannot be replayed. Verify it.',
  ),
  'RECORD.BUNDLE_MISSING': entry(
    422,
    'Không còn bộ quy trình đã quyết định hồ sơ này.',
    'The bundle that decided this case is not there any more.',
  ),
  'RECORD.BUNDLE_ALTERED': entry(
    422,
    'Bộ quy trình của hồ sơ không khớp với mã băm của nó. Hãy xác minh hồ sơ.',
    'The bundle of the case is not the one that its hash names. Verify it.',
  ),
  'RECORD.COMMAND_MISSING': entry(
    422,
    'Không còn lệnh đã gây ra sự kiện này. Hãy xác minh hồ sơ.',
    'The command of this event is not there any more. Verify it.',
  ),
  'RECORD.COMMAND_ALTERED': entry(
    422,
    'Lệnh đã lưu không khớp với mã băm trong sự kiện. Hãy xác minh hồ sơ.',
    'The stored command is not the one that the event names by its hash. Verify it.',
  ),
  'EVIDENCE.NOTHING_SEALED': entry(
    409,
    'Sổ chưa có đầu sổ nào được ký. Hãy thử lại sau ít giây.',
    'Nothing is sealed yet. Try again in a few seconds.',
  ),
  'EVIDENCE.CASE_NOT_SEALED': entry(
    409,
    'Hồ sơ chưa được ghi số trong sổ. Hãy thử lại sau ít giây.',
    'The case is not sealed yet. Try again in a few seconds.',
  ),
  'EVIDENCE.EVENTS_WAITING': entry(
    409,
    'Hồ sơ còn sự kiện chưa được ghi số trong sổ. Hãy thử lại sau ít giây.',
    'Events of the case still wait for their seal. Try again in a few seconds.',
  ),
  'EVIDENCE.NO_CASES': entry(422, 'Chưa chọn hồ sơ nào.', 'No case was chosen.'),
  'EVIDENCE.TOO_MANY_EVENTS': entry(
    422,
    'Quá nhiều sự kiện cho một gói. Hãy chọn ít hồ sơ hơn.',
    'Too many events for one pack. Choose fewer cases.',
  ),
  'EVIDENCE.HEAD_UNREADABLE': entry(
    422,
    'Đầu sổ đã lưu không đọc được. Hãy xác minh hồ sơ.',
    'The stored head of the log cannot be read. Verify the record.',
  ),
  'ORG.UNKNOWN': entry(404, 'Không có cơ quan, đơn vị này.', 'There is no such organisation.'),
  'SERVICE.BUSY': entry(
    429,
    'Đang có nhiều lượt xác minh hoặc xuất gói. Hãy đợi rồi thử lại.',
    'Several verifications or packs are under way. Wait and try again.',
  ),
} as const satisfies ProblemCatalogue;

export type ProblemCode = keyof typeof problemCatalogue;
