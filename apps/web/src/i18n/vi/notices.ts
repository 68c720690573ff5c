export const notices = {
  title: 'Thông báo',
  open: 'Thông báo',
  openCount_other: 'Thông báo, {{count}} chưa xem',
  none: 'Chưa có thông báo. Nhắc hạn, trả lại và kết quả sẽ hiện ở đây.',
  markRead: 'Đánh dấu đã xem',
  kind: {
    reminder: 'Sắp tới hạn',
    overdue: 'Quá hạn',
    inspection: 'Vào danh sách kiểm tra',
    decided: 'Đã có quyết định',
    returned: 'Trả lại bổ sung',
    notified: 'Thông báo',
    concluded: 'Đã kết thúc',
    incident: 'Sự cố',
    other: 'Có thay đổi',
  },
} as const;
