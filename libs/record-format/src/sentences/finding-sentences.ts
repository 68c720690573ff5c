import type { TrustFault } from '../trust/trust.js';
import type { FindingCode, NoticeCode } from '../verify/finding.js';

/** A code in words, in both languages. */
export interface FindingSentence {
  readonly vi: string;
  readonly en: string;
}

/** Every code that the verification of a pack may say, once. */
export const findingSentences: Readonly<
  Record<FindingCode | NoticeCode | TrustFault | 'TRUST.NONE' | 'TRUST.UNREADABLE', FindingSentence>
> = {
  'JSON.SYNTAX': {
    vi: 'không phải JSON hợp lệ',
    en: 'this is no valid JSON',
  },
  'JSON.DUPLICATE_KEY': {
    vi: 'JSON có hai khóa trùng tên',
    en: 'the JSON has one name twice',
  },
  'JSON.NUMBER': {
    vi: 'JSON có số không biểu diễn chính xác được',
    en: 'the JSON has a number that cannot be held exactly',
  },
  'JSON.SURROGATE': {
    vi: 'JSON có nửa cặp ký tự thay thế (surrogate) đứng lẻ',
    en: 'the JSON has half of a surrogate pair',
  },
  'JSON.TOO_DEEP': {
    vi: 'JSON lồng nhau quá sâu',
    en: 'the JSON is nested too deeply',
  },
  'JSON.NOT_CANONICAL': {
    vi: 'JSON không ở dạng chuẩn tắc (RFC 8785)',
    en: 'the JSON is not in canonical form (RFC 8785)',
  },
  'JSON.NOT_UTF8': {
    vi: 'nội dung không phải UTF-8',
    en: 'the content is not UTF-8',
  },
  'MANIFEST.MISSING': {
    vi: 'gói không có pack.json',
    en: 'the pack has no pack.json',
  },
  'MANIFEST.MALFORMED': {
    vi: 'pack.json không đúng khuôn dạng',
    en: 'pack.json has not the form that it must have',
  },
  'MANIFEST.LATER_VERSION': {
    vi: 'không diễn giải được: gói có phiên bản khuôn dạng mới hơn chương trình này',
    en: 'could not be interpreted: the pack has a later format than this program knows',
  },
  'MANIFEST.CHANGED': {
    vi: 'pack.json đã bị thay đổi',
    en: 'pack.json was changed',
  },
  'FILE.MISSING': {
    vi: 'thiếu tệp',
    en: 'a file is missing',
  },
  'FILE.DAMAGED': {
    vi: 'tệp bị hỏng: byte trong tệp không khớp mã kiểm của gói nén',
    en: "the file is damaged: its bytes do not fit the zip's checksum",
  },
  'FILE.CHANGED': {
    vi: 'tệp đã bị thay đổi: không khớp với pack.json',
    en: 'the file was changed: it is not the one that pack.json lists',
  },
  'FILE.UNLISTED': {
    vi: 'tệp lạ: pack.json không liệt kê',
    en: 'pack.json does not list this file',
  },
  'FILE.UNREFERENCED': {
    vi: 'tệp không được sự kiện nào trong hồ sơ dẫn chiếu',
    en: 'no event of the record points at this file',
  },
  'FILE.UNKNOWN_PATH': {
    vi: 'tệp có tên mà gói chứng cứ không dùng',
    en: 'no evidence pack has a file of this name',
  },
  'FILE.HASH': {
    vi: 'tệp không khớp mã băm dùng làm tên của nó',
    en: 'the file does not have the hash that it is named by',
  },
  'STREAM.MISSING': {
    vi: 'thiếu chuỗi sự kiện của hồ sơ',
    en: 'the events of a case are missing',
  },
  'STREAM.UNLISTED': {
    vi: 'chuỗi sự kiện không được pack.json liệt kê',
    en: 'pack.json does not list these events',
  },
  'STREAM.HEAD': {
    vi: 'số sự kiện hoặc mã băm cuối của chuỗi khác với pack.json',
    en: 'the number of events or the last hash is another than pack.json says',
  },
  'EVENT.ENVELOPE': {
    vi: 'không phải một sự kiện: sai các trường bắt buộc',
    en: 'this is no event: it has not the members that it must have',
  },
  'EVENT.STREAM': {
    vi: 'sự kiện thuộc hồ sơ hoặc tỉnh khác',
    en: 'the event belongs to another case or province',
  },
  'EVENT.VERSION': {
    vi: 'số thứ tự sự kiện bị thiếu hoặc lặp',
    en: 'an event is missing or stands twice',
  },
  'EVENT.CHAIN': {
    vi: 'sự kiện không nối với sự kiện đứng trước',
    en: 'the event does not point at the one before it',
  },
  'EVENT.TIME': {
    vi: 'thời điểm lùi so với sự kiện đứng trước',
    en: 'the time falls behind that of the event before it',
  },
  'EVENT.UNKNOWN_TYPE': {
    vi: 'không diễn giải được: loại sự kiện chưa biết (mã băm vẫn được kiểm tra)',
    en: 'could not be interpreted: an unknown type of event (its hash was checked)',
  },
  'EVENT.LATER_SCHEMA': {
    vi: 'không diễn giải được: phiên bản lược đồ mới hơn chương trình này (mã băm vẫn được kiểm tra)',
    en: 'could not be interpreted: a later schema than this program knows (its hash was checked)',
  },
  'COMMAND.MISSING': {
    vi: 'thiếu lệnh đã tạo ra sự kiện này',
    en: 'the command that made this event is missing',
  },
  'COMMAND.UNKNOWN': {
    vi: 'có một lệnh mà không sự kiện nào của hồ sơ dẫn tới',
    en: 'there is a command that no event of the case names',
  },
  'COMMAND.MALFORMED': {
    vi: 'không phải một lệnh: sai các trường bắt buộc',
    en: 'this is no command: it has not the members that it must have',
  },
  'COMMAND.OTHER_CASE': {
    vi: 'lệnh thuộc hồ sơ hoặc tỉnh khác',
    en: 'the command belongs to another case or province',
  },
  'CHECKPOINT.MISSING': {
    vi: 'gói không có đầu sổ đã ký (log/checkpoint)',
    en: 'the pack has no signed head of the log (log/checkpoint)',
  },
  'CHECKPOINT.MALFORMED': {
    vi: 'đầu sổ không đúng khuôn dạng',
    en: 'the head of the log has not the form that it must have',
  },
  'CHECKPOINT.UNKNOWN_KEY': {
    vi: 'đầu sổ được ký bằng khóa không được tin cậy',
    en: 'the head of the log is signed by a key that is not trusted',
  },
  'CHECKPOINT.KEY_ID': {
    vi: 'đầu sổ mang tên khóa được tin cậy nhưng mã khóa khác',
    en: 'the head of the log bears the name of a trusted key with the id of another',
  },
  'CHECKPOINT.SIGNATURE': {
    vi: 'chữ ký của sổ không đúng',
    en: "the log's signature does not hold",
  },
  'CHECKPOINT.OTHER_LOG': {
    vi: 'đầu sổ được ký bằng khóa của một sổ khác',
    en: 'the head is signed by the key of another log',
  },
  'WITNESS.MISSING': {
    vi: 'chưa đủ nhân chứng được tin cậy xác nhận đầu sổ chứa sự kiện này',
    en: 'too few trusted witnesses have cosigned a head that holds this event',
  },
  'WITNESS.SIGNATURE': {
    vi: 'chữ ký của nhân chứng không đúng',
    en: "a witness's signature does not hold",
  },
  'PROOF.MALFORMED': {
    vi: 'tệp chứng minh không đúng khuôn dạng',
    en: 'the proofs have not the form that they must have',
  },
  'PROOF.MISSING': {
    vi: 'thiếu chứng minh',
    en: 'a proof is missing',
  },
  'PROOF.OTHER_TREE': {
    vi: 'chứng minh dành cho một cây khác',
    en: 'the proofs are for another tree',
  },
  'PROOF.INCLUSION': {
    vi: 'sổ không chứa sự kiện này: chứng minh thuộc cây không đúng',
    en: 'the log does not hold this event: its proof leads to another tree',
  },
  'PROOF.ORDER': {
    vi: 'số trong sổ không tăng theo thứ tự sự kiện',
    en: 'the numbers in the log do not rise with the events',
  },
  'PROOF.TILE': {
    vi: 'mảnh cây băm không khớp với gốc cây',
    en: 'a tile of the tree does not fit under its root',
  },
  'PROOF.CONSISTENCY': {
    vi: 'đầu sổ trước không phải phần đầu của sổ này',
    en: 'an earlier head is not the beginning of this log',
  },
  'SUMMARY.DIFFERENT': {
    vi: 'trang tóm tắt không đúng với các sự kiện',
    en: 'the summary says something else than the events',
  },
  'TRUST.NONE': {
    vi: 'chưa cho biết tin cậy khóa nào; dùng --trust keys.txt',
    en: 'no key was named to be trusted; use --trust keys.txt',
  },
  'TRUST.MALFORMED': {
    vi: 'tệp khóa có dòng không đúng khuôn dạng',
    en: 'a line of the file of keys is no verifier key',
  },
  'TRUST.KEY_ID': {
    vi: 'tệp khóa có mã khóa không khớp với khóa',
    en: 'a key in the file of keys has the id of another',
  },
  'TRUST.KEY_TYPE': {
    vi: 'tệp khóa có loại khóa chưa biết',
    en: 'the file of keys has a key of an unknown type',
  },
  'TRUST.EMPTY': {
    vi: 'tệp khóa không có khóa nào của sổ',
    en: "the file of keys has no log's key",
  },
  'TRUST.UNREADABLE': {
    vi: 'không đọc được tệp khóa',
    en: 'the file of keys cannot be read',
  },
  'NOTICE.SEALED_SECTIONS': {
    vi: 'Phần dữ liệu cá nhân được mã hóa: đã chứng minh không bị sửa, nhưng không đọc nội dung.',
    en: 'Personal sections are encrypted: they are proved unaltered, not read.',
  },
  'NOTICE.OPEN_END': {
    vi: 'Gói không thể chứng minh rằng sau sự kiện cuối không còn sự kiện nào.',
    en: 'A pack cannot prove that no event follows its last one.',
  },
  'NOTICE.NO_WITNESS_ASKED': {
    vi: 'Tệp khóa không nêu nhân chứng nào: không phát hiện được sổ bị viết lại bằng chính khóa của nó.',
    en: 'The file of keys names no witness: a log rewritten with its own key would not be noticed.',
  },
  'NOTICE.OTHER_VERIFIER': {
    vi: 'verify.mjs trong gói khác với chương trình đang chạy; đừng dùng bản trong gói để kết luận.',
    en: 'verify.mjs in the pack is another program than this one; conclude nothing with it.',
  },
  'NOTICE.REPACKED': {
    vi: 'Gói nén đã được đóng lại bằng chương trình khác; nội dung các tệp mới là căn cứ.',
    en: 'The zip was written anew by another program; what counts are its files.',
  },
  'NOTICE.ERASED_DOCUMENT': {
    vi: 'Tài liệu không có trong gói vì dữ liệu cá nhân đã được xóa theo hồ sơ:',
    en: 'A document is not in the pack, and the record says that the personal data were erased:',
  },
};
