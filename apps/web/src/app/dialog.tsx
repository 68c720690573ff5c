import { Modal } from '@mantine/core';
import { useEffect, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

export interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly size?: number;
}

/** Ctrl+Enter (or Cmd+Enter) sends a dialog's form from wherever the focus is in it. */
const sendForm = (event: KeyboardEvent<HTMLElement>): void => {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
  const dialog = event.target instanceof Element ? event.target.closest('[role="dialog"]') : null;
  const form = dialog?.querySelector('form');
  if (form === null || form === undefined) return;
  event.preventDefault();
  form.requestSubmit();
};

/** Gives the focus back to where it was when the dialog goes; to the page when that is gone too. */
function useFocusBack(): void {
  useEffect(() => {
    const before = document.activeElement;
    return () => {
      // After the dialog is out of the document: until then its trap would take the focus back.
      setTimeout(() => {
        if (before instanceof HTMLElement && before !== document.body && before.isConnected) before.focus();
        else if (document.querySelector('[role="dialog"]') === null) document.getElementById('main')?.focus();
      }, 0);
    };
  }, []);
}

/** The one kind of dialog: title, close button, focus kept inside and given back afterwards. */
export function Dialog({ title, onClose, children, size = 560 }: DialogProps) {
  const { t } = useTranslation();
  useFocusBack();
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size={size}
      returnFocus={false}
      data-vd-dialog
      closeButtonProps={{ 'aria-label': t('action.close') }}
      onKeyDown={sendForm}
    >
      {children}
    </Modal>
  );
}
