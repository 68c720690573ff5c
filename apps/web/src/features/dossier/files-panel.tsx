import { Button } from '@mantine/core';
import { IconDownload, IconPaperclip } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import type { CaseView } from '@vinhdanh/contracts';
import { limits } from '@vinhdanh/kernel';
import { useRef, useState } from 'react';
import { useAttemptKey } from '../../api/attempt-key.js';
import { attachmentAddress } from '../../api/endpoints.js';
import { useSession } from '../../api/session-context.js';
import { uploadAttachment } from '../../api/upload.js';
import { useAnnounce } from '../../app/announcer.js';
import { byteSize } from '../../format/bytes.js';
import { fullDate } from '../../format/dates.js';
import { useLanguage } from '../../i18n/use-language.js';
import { CommandProblem } from './command-problem.js';
import { mayDo } from './next-action.js';
import { Panel } from '../../app/panel.js';
import classes from './list-panel.module.css';

interface Sending {
  readonly name: string;
  readonly percent: number;
}

function Upload({ caseId }: { readonly caseId: string }) {
  const { t, language } = useLanguage();
  const { csrfToken } = useSession();
  const client = useQueryClient();
  const announce = useAnnounce();
  const attempt = useAttemptKey();
  const field = useRef<HTMLInputElement>(null);
  const [sending, setSending] = useState<Sending | null>(null);
  const [error, setError] = useState<unknown>(null);
  const max = byteSize(limits.attachmentBytesMax, language);
  const send = async (file: File) => {
    setError(null);
    if (file.size > limits.attachmentBytesMax) {
      announce(t('dossier.files.tooLarge', { name: file.name, max }));
      return;
    }
    setSending({ name: file.name, percent: 0 });
    try {
      const idempotencyKey = attempt.keyOf([file.name, file.size, file.lastModified]);
      await uploadAttachment(caseId, file, { csrfToken, idempotencyKey }, (percent) =>
        setSending({ name: file.name, percent }),
      );
      attempt.done();
      announce(t('dossier.files.sent', { name: file.name }));
      await client.invalidateQueries({ queryKey: ['case', caseId] });
    } catch (failure) {
      setError(failure);
    } finally {
      setSending(null);
      if (field.current !== null) field.current.value = '';
    }
  };
  return (
    <div className={classes.add}>
      <input
        ref={field}
        type="file"
        className="vd-hidden"
        tabIndex={-1}
        aria-label={t('dossier.action.attach')}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          if (file !== undefined) void send(file);
        }}
      />
      <Button
        variant="default"
        size="xs"
        leftSection={<IconPaperclip size={14} aria-hidden="true" />}
        onClick={() => field.current?.click()}
        disabled={sending !== null}
      >
        {t('dossier.action.attach')}
      </Button>
      <span className={classes.muted}>{t('dossier.files.drop', { max })}</span>
      {sending === null ? null : (
        <div className={classes.progress}>
          <progress max={100} value={sending.percent} aria-label={sending.name} />
          <span>{t('dossier.files.sending', { name: sending.name, percent: sending.percent })}</span>
        </div>
      )}
      <CommandProblem
        error={error}
        onRefresh={() => void client.invalidateQueries({ queryKey: ['case', caseId] })}
      />
    </div>
  );
}

/** The documents of the case, and a way to add one where that is allowed. */
export function FilesPanel({ view }: { readonly view: CaseView }) {
  const { t, language } = useLanguage();
  return (
    <Panel title={t('dossier.files.title')}>
      {view.attachments.length === 0 ? <p className={classes.muted}>{t('dossier.files.none')}</p> : null}
      <ul className={classes.list}>
        {view.attachments.map((file) => (
          <li key={file.fileId} className={classes.item}>
            <a
              className={classes.link}
              href={attachmentAddress(view.caseId, file.fileId)}
              download={file.fileName ?? file.fileId}
            >
              <IconDownload size={16} aria-hidden="true" />
              <span className={classes.clip}>{file.fileName ?? t('dossier.files.unnamed')}</span>
            </a>
            <span className={classes.muted} title={`${t('dossier.files.hash')}: ${file.sha256}`}>
              {`${byteSize(file.bytes, language)} · ${file.by.name} · ${fullDate(file.at)}`}
            </span>
          </li>
        ))}
      </ul>
      {mayDo(view, 'attach', null) ? <Upload caseId={view.caseId} /> : null}
    </Panel>
  );
}
