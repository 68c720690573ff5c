import { findingSentences, type FindingSentence } from '@vinhdanh/record-format';
import type { RecordFindingCode, RecordNoticeCode } from './codes.js';

/** Every code of a report, in both languages; what a pack says of its files is said here of the database. */
export const recordSentences: Readonly<
  Record<RecordFindingCode | RecordNoticeCode | 'TRUST.NONE', FindingSentence>
> = {
  ...findingSentences,
  'FILE.MISSING': {
    vi: 'hồ sơ dẫn chiếu một lệnh, gói quy tắc hoặc tài liệu mà cơ sở dữ liệu không có',
    en: 'the record names a command, bundle or document that is not there',
  },
  'FILE.HASH': {
    vi: 'lệnh, gói quy tắc hoặc tài liệu đã bị thay đổi: không khớp mã băm của nó',
    en: 'a command, bundle or document was changed: it does not have the hash that it is named by',
  },
  'FILE.UNREFERENCED': {
    vi: 'lệnh không được sự kiện nào trong hồ sơ dẫn chiếu',
    en: 'no event of the record names this command',
  },
  'STREAM.MISSING': {
    vi: 'hồ sơ được nhắc đến nhưng không còn sự kiện nào',
    en: 'a case is spoken of, and none of its events is there',
  },
  'STREAM.HEAD': {
    vi: 'đầu chuỗi của hồ sơ khác với sự kiện cuối cùng',
    en: 'the head of the case is another than its last event',
  },
  'CHECKPOINT.MISSING': { vi: 'thiếu đầu sổ đã ký', en: 'a signed head of the log is missing' },
  'WITNESS.MISSING': {
    vi: 'chưa đủ nhân chứng được tin cậy xác nhận phần cuối của sổ',
    en: 'too few trusted witnesses have cosigned the end of the log',
  },
  'RECORD.EMPTY': {
    vi: 'không có sự kiện nào để xác minh',
    en: 'there is no event to be verified',
  },
  'EVENT.HASH': {
    vi: 'sự kiện đã bị thay đổi: mã băm lưu kèm không phải của nội dung',
    en: 'the event was changed: the hash beside it is not that of its bytes',
  },
  'EVENT.COLUMN': {
    vi: 'cột trong bảng nói khác với nội dung đã băm',
    en: 'a column says something else than the bytes that were hashed',
  },
  'EVENT.FOLD': {
    vi: 'các sự kiện không hợp thành một hồ sơ',
    en: 'the events do not make up a case',
  },
  'COMMAND.COLUMN': {
    vi: 'cột của lệnh nói khác với nội dung đã băm',
    en: 'a column of the command says something else than its bytes',
  },
  'COMMAND.RANGE': {
    vi: 'lệnh và các sự kiện của nó không khớp nhau',
    en: 'the command and its events do not belong together as they say',
  },
  'SEAL.HASH': {
    vi: 'số trong sổ đi với mã băm khác: sự kiện đã bị thay đổi sau khi niêm phong',
    en: 'its number in the log stands beside another hash: it was changed after it was sealed',
  },
  'SEAL.NO_EVENT': {
    vi: 'sự kiện đã niêm phong không còn trong cơ sở dữ liệu',
    en: 'an event that was sealed is no longer there',
  },
  'SEAL.SKIPPED': {
    vi: 'sự kiện không có số trong sổ dù đã đến lượt niêm phong',
    en: 'the event has no number in the log, and the sealer has passed it by',
  },
  'SEAL.GAP': { vi: 'sổ thiếu số hoặc có số lặp', en: 'numbers of the log are missing or stand twice' },
  'TREE.TILE': {
    vi: 'ô lưu của cây băm khác với các mục trong sổ',
    en: 'a stored tile of the tree is another than the entries give',
  },
  'TREE.ROOT': {
    vi: 'đầu sổ đã ký không phải của cây dựng lại từ các sự kiện',
    en: 'a signed head is not that of the tree over the events',
  },
  'TREE.SIZE': {
    vi: 'đầu sổ mới nhất không đúng số mục có trong sổ',
    en: 'the newest head covers another number of entries than there are',
  },
  'TREE.CURSOR': {
    vi: 'vị trí của bộ niêm phong không ở sự kiện niêm phong cuối cùng',
    en: "the sealer's own place is not at the last sealed event",
  },
  'KEY.MALFORMED': {
    vi: 'bảng khóa của sổ có dòng không phải khóa',
    en: 'the table of keys holds what is no key',
  },
  'KEY.UNLISTED': {
    vi: 'đầu sổ được ký bằng khóa không có trong bảng khóa',
    en: 'a head is signed by none of the keys that the record names',
  },
  'WITNESS.FORK': {
    vi: 'nhân chứng đã xác nhận một sổ khác với sổ này: sổ đã bị viết lại',
    en: 'a witness has cosigned another log than this one: it was rewritten',
  },
  'WITNESS.SHRUNK': {
    vi: 'nhân chứng đã xác nhận sổ dài hơn sổ này: cơ sở dữ liệu đã bị đưa về bản cũ',
    en: 'a witness has cosigned a longer log than this one: an older database was put back',
  },
  'PROJECTION.HEADER': {
    vi: 'dòng tóm tắt của hồ sơ khác với các sự kiện',
    en: 'the header of the case says something else than its events',
  },
  'PROJECTION.INBOX': {
    vi: 'hộp việc khác với các sự kiện của hồ sơ',
    en: 'an inbox says something else than the events of the case',
  },
  'PROJECTION.HANDLED': {
    vi: 'danh sách "Đã xử lý" khác với các lệnh của hồ sơ',
    en: 'who has handled the case is another than its commands say',
  },
  'PROJECTION.LIST': {
    vi: 'dòng của hồ sơ trong danh sách khác với các sự kiện',
    en: 'the line of the case in lists says something else than its events',
  },
  'PROJECTION.PAST': {
    vi: 'lịch sử hộp việc hoặc khen thưởng khác với các sự kiện của hồ sơ',
    en: 'the past of an inbox or of an award says something else than the events of the case',
  },
  'PERSON.KEY_GONE': {
    vi: 'khóa dữ liệu cá nhân đã mất mà không có sự kiện xóa dữ liệu',
    en: 'the key of the nominee is gone, and no event says that it was destroyed',
  },
  'PERSON.KEY_KEPT': {
    vi: 'sự kiện nói đã xóa dữ liệu cá nhân nhưng khóa vẫn còn',
    en: 'an event says that the key of the nominee was destroyed, and it is there',
  },
  'PERSON.SECTION': {
    vi: 'phần dữ liệu cá nhân không mở được bằng khóa của người đó',
    en: 'a personal section does not open with the key of its person',
  },
  'REDECISION.DIFFERENT': {
    vi: 'quyết định lại theo đúng quy tắc đã ghi cho kết quả khác: sự kiện này không do quyết định nào tạo ra',
    en: 'decided once more under its recorded bundle, the command gives other events than are recorded',
  },
  'REDECISION.REFUSED': {
    vi: 'quyết định lại theo đúng quy tắc đã ghi thì bị từ chối',
    en: 'decided once more under its recorded bundle, the command is refused',
  },
  'ENTRY.HASH': {
    vi: 'dòng nhật ký đã bị thay đổi: mã băm lưu kèm không phải của nội dung',
    en: 'the row of the log was changed: the hash beside it is not that of its bytes',
  },
  'ENTRY.COLUMN': {
    vi: 'cột của dòng nhật ký nói khác với nội dung đã băm',
    en: 'a column of the row says something else than the bytes that were hashed',
  },
  'TRUST.NONE': {
    vi: 'chưa cho biết tin cậy khóa nào: chỉ biết dữ liệu tự nhất quán, chưa xác định nguồn gốc',
    en: 'no key was named to be trusted: consistent in itself, origin not established',
  },
  'NOTICE.ERASED_DOCUMENT': {
    vi: 'Tài liệu không còn vì dữ liệu cá nhân đã được xóa theo hồ sơ:',
    en: 'A document is gone, and the record says that the personal data were erased:',
  },
  'NOTICE.UNSEALED_TAIL': {
    vi: 'Số sự kiện chưa được niêm phong, mới chỉ được chuỗi băm của hồ sơ bảo vệ:',
    en: 'Events that have no number in the log yet, protected by the chain of their case alone:',
  },
  'NOTICE.UNWITNESSED_TAIL': {
    vi: 'Số mục cuối sổ chưa có nhân chứng xác nhận:',
    en: 'Entries at the end of the log that no witness has cosigned yet:',
  },
  'NOTICE.WITNESS_NOT_ASKED': {
    vi: 'Không có địa chỉ nhân chứng nào để hỏi: nếu cơ sở dữ liệu bị đưa về bản cũ thì không phát hiện được.',
    en: 'No address of a witness was given: an older database that was put back would not be noticed.',
  },
  'NOTICE.WITNESS_AWAY': {
    vi: 'Không hỏi được nhân chứng, nên không biết nhân chứng nhớ gì:',
    en: 'A witness could not be asked what it remembers:',
  },
  'NOTICE.DOCUMENTS_NOT_READ': {
    vi: 'Số tài liệu không được đọc vì không biết kho tệp:',
    en: 'Documents that were not read, for no store was given:',
  },
  'NOTICE.NAMES_NOT_COMPARED': {
    vi: 'Số hồ sơ mà tên trong dòng tóm tắt không được so sánh vì không có khóa chủ:',
    en: 'Cases whose names in the header were not compared, for no master key was given:',
  },
  'NOTICE.ERASED_CASES': {
    vi: 'Số hồ sơ đã xóa dữ liệu cá nhân; phần đó không đọc được nữa:',
    en: 'Cases whose personal data were erased; those sections cannot be read:',
  },
  'NOTICE.NOT_INTERPRETED': {
    vi: 'Số hồ sơ bị hỏng nên hộp việc và dòng tóm tắt không được so sánh:',
    en: 'Cases that are broken, so that inbox and header were not compared with them:',
  },
  'NOTICE.NOT_PROJECTED': {
    vi: 'Số bảng danh sách hoặc lịch sử chưa theo kịp sổ ở một hồ sơ nên chưa được so sánh:',
    en: 'Lists and pasts that have not followed the log as far as a case, and were not compared with it:',
  },
  'NOTICE.REDECISION_NOT_ASKED': {
    vi: 'Các lệnh không được quyết định lại; dùng --redecide để tìm sự kiện không do quyết định nào tạo ra.',
    en: 'Commands were not decided once more; --redecide finds events that nobody decided.',
  },
  'NOTICE.NOT_REDECIDED': {
    vi: 'Số lệnh không quyết định lại được vì phần dữ liệu cá nhân không đọc được:',
    en: 'Commands that could not be decided once more, for a personal section cannot be read:',
  },
  'NOTICE.REQUEST_HASHES': {
    vi: 'Mã băm yêu cầu của máy khách (để chống gửi lặp) không nằm trong nội dung đã băm nên không kiểm tra được.',
    en: 'The hashes of what clients asked, by which a repeated request is known, are not part of what is hashed.',
  },
  'NOTICE.OTHER_KEYS': {
    vi: 'Số đầu sổ cũ được ký bằng khóa không có trong tệp khóa; gốc của chúng vẫn khớp:',
    en: 'Older heads signed by keys that are not in the file of keys; their roots were compared all the same:',
  },
  'NOTICE.RENAMED_LOG': {
    vi: 'Sổ đã đổi tên và ghi tiếp, như sau khi khôi phục bản sao lưu thiếu phần đã được nhân chứng ký:',
    en: 'The log has gone on under another name, as after a restore that lost what a witness had cosigned:',
  },
  'NOTICE.OTHER_TENANTS': {
    vi: 'Số mục của tỉnh khác trong sổ; chỉ thấy mã băm:',
    en: 'Entries of other provinces in the log, of which hashes alone are seen:',
  },
  'NOTICE.CASES_ONLY': {
    vi: 'Chỉ những hồ sơ này được xác minh; cả sổ chưa được dựng lại từ đầu.',
    en: 'These cases alone were verified; the log was not rebuilt from its beginning.',
  },
};
