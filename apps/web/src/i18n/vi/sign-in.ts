export const signIn = {
  title: 'Đăng nhập',
  lead: 'Theo dõi và xét duyệt hồ sơ khen thưởng từ đơn vị tới Trung ương.',
  username: 'Tên đăng nhập',
  password: 'Mật khẩu',
  submit: 'Đăng nhập',
  personas: 'Vào vai một người',
  personasHint: 'Bản trình diễn với dữ liệu hư cấu: chọn một người để vào ngay, không cần mật khẩu.',
  local: 'Tài khoản của cơ quan',
  expired: 'Phiên làm việc đã hết. Đăng nhập lại để tiếp tục; điều đang gõ vẫn được giữ.',
  missing: 'Nhập đủ tên đăng nhập và mật khẩu.',
} as const;
