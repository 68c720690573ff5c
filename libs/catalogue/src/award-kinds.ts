/** An award kind as the catalogue of the domain document §2 has it, with the path that it takes. */
export interface AwardKind {
  readonly code: string;
  readonly nameVi: string;
  readonly nameEn: string;
  /** Key of the path in `cataloguePaths`. */
  readonly path: string;
  /** I individual, C collective, H household (domain §2.2). */
  readonly subjects: readonly ('individual' | 'collective' | 'household' | 'foreigner')[];
  readonly decidesVi: string;
  readonly decidesEn: string;
  /** Multiple of the base salary, in hundredths; a collective gets twice as much (F24). */
  readonly prizeHundredths: number;
  readonly waitingYears: number;
  readonly publicNotice: boolean;
  readonly agencyOpinions: boolean;
  readonly source: string;
}

export const awardKinds: readonly AwardKind[] = [
  {
    code: 'HCLD3',
    nameVi: 'Huân chương Lao động hạng Ba',
    nameEn: 'Labour Order, third class',
    path: 'p9-2',
    subjects: ['individual', 'collective'],
    decidesVi: 'Chủ tịch nước',
    decidesEn: 'The President',
    prizeHundredths: 450,
    waitingYears: 5,
    publicNotice: true,
    agencyOpinions: true,
    source: 'Luật 06/2022/QH15 Đ.42–44 (F11), Đ.77 (M); notice F16; prize F24; hiệp y and waiting period M',
  },
];
