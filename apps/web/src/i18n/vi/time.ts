export const time = {
  left_other: 'còn {{count}} ngày làm việc · {{date}}',
  today: 'hết hạn hôm nay · {{date}}',
  late_other: 'quá hạn {{count}} ngày làm việc · {{date}}',
  stopped: 'đồng hồ dừng',
  none: 'không có hạn',
  full: 'Hạn {{date}}',
  waited: {
    minutes_other: 'đã chờ {{count}} phút',
    hours_other: 'đã chờ {{count}} giờ',
    days_other: 'đã chờ {{count}} ngày',
    now: 'vừa tới',
  },
  ago: {
    minutes_other: '{{count}} phút trước',
    hours_other: '{{count}} giờ trước',
    now: 'vừa xong',
  },
} as const;
