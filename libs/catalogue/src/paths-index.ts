/** An approval path as it ships: its files stand under `paths/` beside `dist/`, in this order. */
export interface CataloguePath {
  /** Key of the bundle, and of the published path. */
  readonly key: string;
  /** Id of the process that a case begins with. */
  readonly mainProcess: string;
  readonly nameVi: string;
  readonly nameEn: string;
  /** The drawn files, relative to `paths/`; the called steps are drawn once and shared. */
  readonly files: readonly string[];
  /** Folders under `rules/` of the rule sets that its rule tasks ask. */
  readonly ruleSets: readonly string[];
  /** The evaluator that its bundle names. */
  readonly evaluator: 'limited-feel@1' | 'feel@1';
  /** Whether new cases take it; one that is not stays for the cases that were begun on it. */
  readonly inForce: boolean;
}

/** The reusable steps of the domain document §3.1 that the paths so far call. */
const calledSteps: readonly string[] = [
  'steps/a1-hop-binh-xet.bpmn',
  'steps/a2-ky-to-trinh.bpmn',
  'steps/a3-kiem-tra-ho-so.bpmn',
  'steps/a5-kiem-tra-liem-chinh.bpmn',
  'steps/a6-hop-hoi-dong.bpmn',
  'steps/a7-ky-trinh.bpmn',
  'steps/a8-tham-dinh.bpmn',
  'steps/a9-hiep-y.bpmn',
  'steps/a10-lay-y-kien-nhan-dan.bpmn',
  'steps/a11-y-kien-cap-uy.bpmn',
  'steps/a12-bo-noi-vu-tham-dinh.bpmn',
  'steps/a14-thu-tuong-trinh.bpmn',
  'steps/a15-chu-tich-nuoc-quyet-dinh.bpmn',
  'steps/a16-vao-so-dong-dau.bpmn',
  'steps/a17-thong-bao.bpmn',
  'steps/a18-cong-bo-trao-tang.bpmn',
];

/**
 * The paths of the catalogue. The reader of files resolves each as `@vinhdanh/catalogue/paths/<file>`,
 * which is the same place from the sources and from the build.
 */
export const cataloguePaths: readonly CataloguePath[] = [
  {
    key: 'p9',
    mainProcess: 'p9-huan-chuong-lao-dong-hang-ba',
    nameVi: 'Huân chương Lao động hạng Ba',
    nameEn: 'Labour Order, third class',
    files: ['p9-huan-chuong-lao-dong-hang-ba.bpmn', ...calledSteps],
    ruleSets: [],
    evaluator: 'limited-feel@1',
    inForce: false,
  },
  {
    key: 'p9-2',
    mainProcess: 'p9-huan-chuong-lao-dong-hang-ba',
    nameVi: 'Huân chương Lao động hạng Ba',
    nameEn: 'Labour Order, third class',
    files: [
      'p9-2-huan-chuong-lao-dong-hang-ba.bpmn',
      'steps/ae-doi-chieu-dieu-kien-hcld3.bpmn',
      ...calledSteps,
    ],
    ruleSets: ['hcld3'],
    evaluator: 'feel@1',
    inForce: true,
  },
  {
    key: 's1',
    mainProcess: 's1-five-steps',
    nameVi: 'Năm bước, mỗi cấp một bước',
    nameEn: 'Five steps, one for each level',
    files: ['s1-five-steps.bpmn'],
    ruleSets: [],
    evaluator: 'feel@1',
    inForce: true,
  },
  {
    key: 's1p',
    mainProcess: 's1p-five-steps-with-paper',
    nameVi: 'Năm bước và một văn bản',
    nameEn: 'Five steps and a paper',
    files: ['s1p-five-steps-with-paper.bpmn'],
    ruleSets: [],
    evaluator: 'feel@1',
    inForce: true,
  },
];
