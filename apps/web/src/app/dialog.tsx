import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

export interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly size?: number;
}

/** The one kind of dialog: title, close button, focus kept inside and given back afterwards. */
export function Dialog({ title, onClose, children, size = 560 }: DialogProps) {
  const { t } = useTranslation();
  return (
    <Modal opened onClose={onClose} title={title} size={size} data-vd-dialog closeButtonProps={{ 'aria-label': t('action.close') }}>
      {children}
    </Modal>
  );
}
