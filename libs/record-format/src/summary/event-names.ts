/** What an event is called in a summary; a type that is not here is named by itself. */
const names: Readonly<Record<string, string>> = {
  NominationStarted: 'Lập hồ sơ đề nghị',
  StepTaken: 'Nhận xử lý',
  StepGivenBack: 'Trả lại việc đã nhận',
  StepDecided: 'Quyết định tại bước',
  StepReturned: 'Trả hồ sơ để bổ sung',
  SupplementSubmitted: 'Nộp bổ sung',
  CommentAdded: 'Ghi ý kiến',
  FileAttached: 'Đính kèm tệp',
  MessageReceived: 'Nhận thông báo',
  StepEscalated: 'Báo cáo quá hạn lên cấp trên',
  PaperDrafted: 'Soạn văn bản',
  NoticeSent: 'Gửi thông báo',
  ProcessStarted: 'Bắt đầu quy trình',
  ElementActivated: 'Bước được mở',
  ElementPassed: 'Đi qua',
  TokenJoined: 'Nhánh hội tụ',
  ElementCompleted: 'Bước hoàn thành',
  ElementTerminated: 'Bước bị hủy',
  BoundaryTriggered: 'Sự kiện tại bước',
  DecisionMade: 'Kết luận theo quy tắc',
  DeadlineReached: 'Đến hạn',
  ClockStopped: 'Tạm dừng tính hạn',
  ClockResumed: 'Tiếp tục tính hạn',
  JobFailed: 'Việc tự động không thành',
  IncidentRaised: 'Phát sinh sự cố',
  IncidentResolved: 'Đã xử lý sự cố',
  ProcessCompleted: 'Kết thúc quy trình',
  PersonalDataErased: 'Xóa dữ liệu cá nhân',
};

export const eventName = (type: string): string =>
  Object.hasOwn(names, type) ? (names[type] ?? type) : type;
