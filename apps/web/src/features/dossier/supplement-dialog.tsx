import { Button, NativeSelect, Textarea } from '@mantine/core';
import type { CaseView, OpenStep } from '@vinhdanh/contracts';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnnounce } from '../../app/announcer.js';
import { Dialog } from '../../app/dialog.js';
import { CommandProblem } from './command-problem.js';
import {
  currentValues,
  editableFields,
  supplementBody,
  type EditableField,
  type FieldValues,
} from './dossier-fields.js';
import { FieldEditor, fieldFault } from './field-editor.js';
import { useFreshStep } from './fresh-step.js';
import { useStepCommand } from './use-case-command.js';
import classes from './dialogs.module.css';

export interface SupplementDialogProps {
  readonly view: CaseView;
  readonly step: OpenStep;
  readonly onClose: () => void;
}

const isEditable = (field: string): field is EditableField => editableFields.some((one) => one === field);

/** The nominator's list of things to do: every field that was sent back, with its reason beside it. */
export function SupplementDialog({ view, step: seen, onClose }: SupplementDialogProps) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const { step, refresh } = useFreshStep(view.caseId, seen);
  const reasons = step.returned?.reasons ?? {};
  const [before] = useState(() => currentValues(view));
  const [fields, setFields] = useState<readonly EditableField[]>(() =>
    editableFields.filter((field) => field in reasons),
  );
  const [values, setValues] = useState<FieldValues>(before);
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const command = useStepCommand(view.caseId);
  const others = editableFields.filter((field) => !fields.includes(field));
  const loose = Object.entries(reasons).filter(([field]) => !isEditable(field));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (fields.some((field) => fieldFault(field, values[field]) !== null)) return;
    command.mutate(
      {
        stepId: step.stepId,
        etag: step.etag,
        command: 'supplement',
        body: supplementBody(before, values, note),
      },
      {
        onSuccess: () => {
          announce(t('dossier.supplement.done'));
          onClose();
        },
      },
    );
  };
  return (
    <Dialog title={t('dossier.supplement.title')} onClose={onClose} size={640}>
      <form className={classes.form} onSubmit={submit} noValidate>
        <p className={classes.lead}>{t('dossier.supplement.lead')}</p>
        {loose.map(([field, reason]) => (
          <div key={field}>
            <p className={classes.reason}>{t('dossier.supplement.reason', { reason })}</p>
            <p className={classes.lead}>{t('dossier.supplement.filesHint')}</p>
          </div>
        ))}
        {fields.map((field) => (
          <div key={field} className={classes.field}>
            {reasons[field] === undefined ? null : (
              <p className={classes.reason}>{t('dossier.supplement.reason', { reason: reasons[field] })}</p>
            )}
            <FieldEditor
              field={field}
              value={values[field]}
              showFault={tried}
              onChange={(value) => setValues((all) => ({ ...all, [field]: value }))}
            />
          </div>
        ))}
        {others.length === 0 ? null : (
          <NativeSelect
            aria-label={t('dossier.supplement.otherFields')}
            value=""
            onChange={(event) => {
              const chosen = event.currentTarget.value;
              if (isEditable(chosen)) setFields([...fields, chosen]);
            }}
            data={[
              { value: '', label: t('dossier.supplement.otherFields') },
              ...others.map((field) => ({ value: field, label: t(`dossier.field.${field}`) })),
            ]}
          />
        )}
        <Textarea
          label={t('dossier.supplement.note')}
          autosize
          minRows={2}
          maxRows={6}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <CommandProblem error={command.error} onRefresh={refresh} />
        <div className={classes.buttons}>
          <Button variant="default" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button type="submit" loading={command.isPending}>
            {t('dossier.supplement.submit')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
