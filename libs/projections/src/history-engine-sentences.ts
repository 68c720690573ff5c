import { assertNever } from '@vinhdanh/kernel';
import type { EngineEvent } from '@vinhdanh/interpreter';
import { judgementWords } from './judgement-words.js';
import type { Telling, Told } from './telling.js';
import { resultWords } from './vocabulary.js';

type EventOf<Type extends EngineEvent['type']> = Extract<EngineEvent, { type: Type }>;

const told = (importance: Told['importance'], vi: string, en: string): Told => ({ importance, vi, en });

/** What the engine recorded, for the one who looks closely; deadlines, silence, incidents and the end for all. */
export function engineSentence(event: EngineEvent, { instance, element }: Telling): Told {
  switch (event.type) {
    case 'ProcessStarted':
      return told(3, 'Quy trình bắt đầu', 'The path begins');
    case 'ElementActivated':
      return told(3, `Mở: ${instance(event.instanceId)}`, `Opened: ${instance(event.instanceId)}`);
    case 'ElementPassed':
      return told(3, `Qua: ${element(event.elementId)}`, `Passed: ${element(event.elementId)}`);
    case 'TokenJoined':
      return told(
        3,
        `Chờ các nhánh khác: ${element(event.elementId)}`,
        `Waits for other branches: ${element(event.elementId)}`,
      );
    case 'ElementCompleted':
      return told(3, `Xong: ${instance(event.instanceId)}`, `Done: ${instance(event.instanceId)}`);
    case 'ElementTerminated':
      return told(
        3,
        `Kết thúc sớm: ${instance(event.instanceId)}`,
        `Ended early: ${instance(event.instanceId)}`,
      );
    case 'BoundaryTriggered':
      return boundary(event, element(event.elementId), instance(event.instanceId));
    case 'DecisionMade': {
      const { vi, en } = judgementWords({ ...event, reasons: event.personal });
      return told(1, `Đối chiếu quy tắc: ${vi}`, `Judged by rule: ${en}`);
    }
    case 'DeadlineReached':
      return deadline(event.purpose, instance(event.instanceId));
    case 'ClockStopped':
      return told(
        3,
        `Thời hạn tạm dừng: ${instance(event.instanceId)}`,
        `Clock stopped: ${instance(event.instanceId)}`,
      );
    case 'ClockResumed':
      return told(
        3,
        `Thời hạn tính tiếp: ${instance(event.instanceId)}`,
        `Clock goes on: ${instance(event.instanceId)}`,
      );
    case 'JobFailed':
      return told(2, `Việc tự động không thành: ${event.code}`, `An automatic job failed: ${event.code}`);
    case 'IncidentRaised': {
      const { elementId, code } = event.incident;
      return told(
        1,
        `Hồ sơ bị vướng tại “${element(elementId)}” (${code})`,
        `The case is stuck at “${element(elementId)}” (${code})`,
      );
    }
    case 'IncidentResolved':
      return told(2, 'Sự cố đã được xử lý', 'The incident was resolved');
    case 'ProcessCompleted': {
      const result = event.result === null ? null : resultWords(event.result);
      if (result === null) return told(1, 'Hồ sơ kết thúc', 'The case ended');
      return told(1, `Hồ sơ kết thúc: ${result.vi}`, `The case ended: ${result.en}`);
    }
    default:
      return assertNever(event, 'engine event in a history');
  }
}

function boundary(event: EventOf<'BoundaryTriggered'>, name: string, host: string): Told {
  if (event.tacitConsent) {
    return told(
      1,
      `Hết hạn không có ý kiến, được coi là đồng ý theo quy trình: ${host}`,
      `No reply in time, which the path counts as consent: ${host}`,
    );
  }
  switch (event.by) {
    case 'timer':
      return told(2, `Đến hạn “${name}”: ${host}`, `Time is up, “${name}”: ${host}`);
    case 'message':
      return told(2, `Nhận “${name}”: ${host}`, `Received “${name}”: ${host}`);
    case 'error':
      return told(2, `Chuyển hướng “${name}”: ${host}`, `Turned off, “${name}”: ${host}`);
  }
}

function deadline(purpose: EventOf<'DeadlineReached'>['purpose'], step: string): Told {
  switch (purpose) {
    case 'reminder':
      return told(2, `Nhắc việc, sắp đến hạn: ${step}`, `Reminder, soon due: ${step}`);
    case 'due':
      return told(2, `Quá hạn: ${step}`, `Overdue: ${step}`);
    case 'inspection':
      return told(
        2,
        `Quá hạn nhiều, đưa vào danh sách kiểm tra: ${step}`,
        `Long overdue, on the inspection list: ${step}`,
      );
  }
}
