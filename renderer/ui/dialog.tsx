import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Icon } from './icon.tsx';

export interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
  readonly size?: 'small' | 'medium' | 'large';
  /** False while something runs that closing would interrupt. */
  readonly dismissable?: boolean;
}

/** A dialog that is open for as long as it is mounted. */
export function Dialog({
  title,
  onClose,
  children,
  actions,
  size = 'medium',
  dismissable = true,
}: DialogProps): ReactNode {
  const { t } = useTranslation();
  return (
    <ModalOverlay
      className="nb-overlay"
      isOpen
      isDismissable={dismissable}
      isKeyboardDismissDisabled={!dismissable}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className={`nb-modal nb-modal-${size}`}>
        <AriaDialog className="nb-dialog">
          <header className="nb-dialog-head">
            <Heading slot="title">{title}</Heading>
            <button type="button" className="nb-icon-button" aria-label={t('dialog.close')} onClick={onClose}>
              <Icon name="close" />
            </button>
          </header>
          <div className="nb-dialog-body">{children}</div>
          {actions ? <footer className="nb-dialog-actions">{actions}</footer> : null}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
