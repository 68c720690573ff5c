/**
 * The sentence of every code, in both languages; `what` is the name, value or limit that it is about.
 * The codes are stable: interfaces and tests match on them.
 */
type Sentence = (what: string) => readonly [vi: string, en: string];

export const sentences = {
  'DMN.SYNTAX': (what) => [
    `Tệp không phải XML hợp lệ: ${what}.`,
    `The file is not well-formed XML: ${what}.`,
  ],
  'DMN.NOT_DMN': (what) => [
    `Phần tử gốc phải là definitions của DMN 1.1 đến 1.6, không phải ${what}.`,
    `The root element must be definitions of DMN 1.1 to 1.6, not ${what}.`,
  ],
  'DMN.DOCTYPE': () => [
    'Không được dùng DOCTYPE: tệp không được khai báo hoặc gọi thực thể.',
    'A DOCTYPE is not allowed: a file may not declare or fetch entities.',
  ],
  'DMN.TOO_LARGE': (what) => [`Tệp lớn hơn ${what} byte.`, `The file is larger than ${what} bytes.`],
  'DMN.TOO_DEEP': (what) => [
    `Các phần tử lồng nhau sâu hơn ${what} lớp.`,
    `Elements are nested deeper than ${what} levels.`,
  ],
  'DMN.TOO_MANY_ELEMENTS': (what) => [
    `Tệp có hơn ${what} phần tử mô hình.`,
    `The file has more than ${what} model elements.`,
  ],
  'DMN.TABLE_TOO_LONG': (what) => [
    `Bảng quyết định có hơn ${what} dòng.`,
    `A decision table has more than ${what} rows.`,
  ],
  'DMN.CONTEXT_TOO_LONG': (what) => [
    `Một ngữ cảnh có hơn ${what} mục.`,
    `A context has more than ${what} entries.`,
  ],
  'DMN.DUPLICATE_ID': (what) => [`Mã "${what}" được dùng hai lần.`, `The id "${what}" is used twice.`],
  'DMN.UNKNOWN_ELEMENT': (what) => [
    `${what} không phải phần tử DMN ở vị trí này; nó không được đọc.`,
    `${what} is not an element of DMN at this place; it is not read.`,
  ],
  'DMN.UNKNOWN_ATTRIBUTE': (what) => [
    `Thuộc tính ${what} không có trong DMN; nó không được đọc.`,
    `The attribute ${what} does not exist in DMN; it is not read.`,
  ],
  'DMN.ATTRIBUTE': (what) => [`Giá trị thuộc tính sai: ${what}.`, `Wrong value of an attribute: ${what}.`],
  'DMN.LANGUAGE': (what) => [
    `Ngôn ngữ biểu thức ${what} không được hỗ trợ; biểu thức không được tính.`,
    `The expression language ${what} is not supported; the expression is not evaluated.`,
  ],
  'DMN.IMPORT_KIND': (what) => [
    `Chỉ nhập được mô hình DMN, không nhập được ${what}.`,
    `Only DMN models can be imported, not ${what}.`,
  ],
  'DMN.IMPORTED_VALUES': (what) => [
    `Giá trị nhập từ bên ngoài không được hỗ trợ: ${what}.`,
    `Imported values are not supported: ${what}.`,
  ],
  'DMN.FOREIGN_EXTENSION': (what) => [
    `Phần mở rộng của công cụ khác không được dùng: ${what}.`,
    `An extension of another tool is not used: ${what}.`,
  ],
} satisfies Record<string, Sentence>;

export type FindingCode = keyof typeof sentences;
