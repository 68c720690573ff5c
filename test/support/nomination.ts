import type { StartNomination } from '@vinhdanh/contracts';
import { wholeLadder } from './earlier-awards.js';

/** An invented nominee of the demo province; `n` makes each one different. */
export function invented(awardKind: string, unit: string, n = 1): StartNomination {
  return {
    awardKind,
    unit,
    subjectKind: 'individual',
    isLeader: false,
    isDirectWorker: true,
    achievementFrom: '2021-01-01',
    achievementTo: '2025-12-31',
    personal: {
      name: `Lò Thị Mẩy ${n}`,
      birthDate: '1984-03-08',
      post: 'Giáo viên',
      achievements: 'Năm năm liên tục hoàn thành tốt nhiệm vụ; ba sáng kiến được áp dụng trong toàn ngành.',
      earlierAwards: [...wholeLadder],
    },
  };
}
