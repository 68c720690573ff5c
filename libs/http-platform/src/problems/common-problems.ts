import { entry, type ProblemCatalogue } from './problem-entry.js';

/** What any service may refuse on the way in, whatever it is about: requests, sessions, the moment. */
export const commonProblems = {
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
} as const satisfies ProblemCatalogue;

export type CommonProblemCode = keyof typeof commonProblems;
