import { Button, Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { StartOptions } from '@vinhdanh/contracts';
import { limits } from '@vinhdanh/kernel';
import { useRef, useState, type FormEvent, type ReactNode } from 'react';
import { useAttemptKey } from '../../api/attempt-key.js';
import { startNomination } from '../../api/endpoints.js';
import { useSession } from '../../api/session-context.js';
import { useAnnounce } from '../../app/announcer.js';
import { DateField } from '../../app/date-field.js';
import { clockTime, dateTime } from '../../format/dates.js';
import { useLanguage } from '../../i18n/use-language.js';
import { CommandProblem } from '../dossier/command-problem.js';
import { sendOnCtrlEnter } from '../dossier/send-keys.js';
import { dropDraft, emptyValues, keepDraft, readDraft, type StartValues } from './draft.js';
import { EarlierAwardsField } from './earlier-awards-field.js';
import { nameCharsMax, startBody, startFaults } from './start-rules.js';
import classes from './start.module.css';

const subjects = ['individual', 'collective', 'household', 'foreigner'] as const;

const firstValues = (options: StartOptions): StartValues => ({
  ...emptyValues,
  awardKind: options.awardKinds[0]?.code ?? '',
  unit: options.units[0]?.org ?? '',
});

/** Today in the country's time, as a local date. */
const today = (): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date());

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <fieldset className={classes.section}>
      <legend>{title}</legend>
      <div className={classes.fields}>{children}</div>
    </fieldset>
  );
}

/** The draft as state: every change is kept on this machine at once. */
function useDraft(personId: string, options: StartOptions) {
  const [restored, setRestored] = useState(() => readDraft(personId));
  const [values, setValues] = useState<StartValues>(() => restored?.values ?? firstValues(options));
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const change = (part: Partial<StartValues>) => {
    const next = { ...values, ...part };
    const at = new Date().toISOString();
    keepDraft(personId, { values: next, savedAt: at });
    setValues(next);
    setSavedAt(at);
  };
  const discard = () => {
    dropDraft(personId);
    setValues(firstValues(options));
    setSavedAt(null);
    setRestored(null);
  };
  return { values, change, discard, savedAt, restoredAt: restored?.savedAt ?? null };
}

/** The nomination form; says what is missing at each field, and keeps everything typed as a draft. */
export function StartForm({ options }: { readonly options: StartOptions }) {
  const { t, pick } = useLanguage();
  const { person, csrfToken } = useSession();
  const client = useQueryClient();
  const navigate = useNavigate();
  const announce = useAnnounce();
  const attempt = useAttemptKey();
  const form = useRef<HTMLFormElement>(null);
  const { values, change, discard, savedAt, restoredAt } = useDraft(person.personId, options);
  const [tried, setTried] = useState(false);
  const faults = startFaults(values, today());
  const individual = values.subjectKind === 'individual' || values.subjectKind === 'foreigner';
  const send = useMutation({
    mutationFn: () => {
      const body = startBody(values);
      return startNomination(body, { csrfToken, idempotencyKey: attempt.keyOf(body) });
    },
    onSuccess: async (answer) => {
      attempt.done();
      dropDraft(person.personId);
      announce(t('start.done', { number: answer.caseNumber }));
      void client.invalidateQueries({ queryKey: ['inbox'] });
      await navigate({ to: '/cases/$caseId', params: { caseId: answer.caseId } });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(faults).length === 0) send.mutate();
    else
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  };
  const said = (field: keyof StartValues, max = nameCharsMax) => {
    const fault = tried ? faults[field] : undefined;
    return fault === undefined ? undefined : t(`start.invalid.${fault}`, { max });
  };
  const wrong = Object.keys(faults).length;
  return (
    <form ref={form} className={classes.form} onSubmit={submit} onKeyDown={sendOnCtrlEnter} noValidate>
      {restoredAt === null ? null : (
        <p className={classes.restored} role="status">
          {t('start.restored', { time: dateTime(restoredAt) })}
          <Button variant="subtle" size="compact-sm" onClick={discard}>
            {t('start.discard')}
          </Button>
        </p>
      )}
      <Section title={t('start.section.what')}>
        <NativeSelect
          label={t('start.award')}
          value={values.awardKind}
          onChange={(event) => change({ awardKind: event.currentTarget.value })}
          data={options.awardKinds.map((one) => ({ value: one.code, label: pick(one.nameVi, one.nameEn) }))}
          error={said('awardKind')}
        />
        <NativeSelect
          label={t('start.unit')}
          value={values.unit}
          onChange={(event) => change({ unit: event.currentTarget.value })}
          data={options.units.map((one) => ({ value: one.org, label: pick(one.nameVi, one.nameEn) }))}
          error={said('unit')}
        />
      </Section>
      <Section title={t('start.section.who')}>
        <NativeSelect
          label={t('dossier.field.subjectKind')}
          value={values.subjectKind}
          onChange={(event) =>
            change({ subjectKind: subjects.find((one) => one === event.currentTarget.value) ?? 'individual' })
          }
          data={subjects.map((one) => ({ value: one, label: t(`dossier.subject.${one}`) }))}
        />
        <TextInput
          label={t('dossier.field.name')}
          value={values.name}
          onChange={(event) => change({ name: event.currentTarget.value })}
          error={said('name')}
        />
        {individual ? (
          <>
            <DateField
              label={`${t('dossier.field.birthDate')} (${t('start.optional')})`}
              value={values.birthDate}
              onChange={(birthDate) => change({ birthDate })}
              error={said('birthDate')}
            />
            <TextInput
              label={`${t('dossier.field.post')} (${t('start.optional')})`}
              value={values.post}
              onChange={(event) => change({ post: event.currentTarget.value })}
              error={said('post')}
            />
            <Checkbox
              label={t('dossier.field.isLeader')}
              checked={values.isLeader}
              onChange={(event) => change({ isLeader: event.currentTarget.checked })}
            />
            <Checkbox
              label={t('dossier.field.isDirectWorker')}
              checked={values.isDirectWorker}
              onChange={(event) => change({ isDirectWorker: event.currentTarget.checked })}
            />
          </>
        ) : null}
      </Section>
      <Section title={t('start.section.merit')}>
        <DateField
          label={t('dossier.field.achievementFrom')}
          value={values.achievementFrom}
          onChange={(achievementFrom) => change({ achievementFrom })}
          error={said('achievementFrom')}
        />
        <DateField
          label={t('dossier.field.achievementTo')}
          value={values.achievementTo}
          onChange={(achievementTo) => change({ achievementTo })}
          error={said('achievementTo')}
        />
        <Textarea
          className={classes.wide}
          label={t('dossier.field.achievements')}
          description={t('start.count', { count: values.achievements.length, max: limits.factTextCharsMax })}
          autosize
          minRows={6}
          maxRows={20}
          value={values.achievements}
          onChange={(event) => change({ achievements: event.currentTarget.value })}
          error={said('achievements', limits.factTextCharsMax)}
        />
        <EarlierAwardsField
          rows={values.earlierAwards}
          thisYear={Number(today().slice(0, 4))}
          showFaults={tried}
          onChange={(earlierAwards) => change({ earlierAwards })}
        />
      </Section>
      <CommandProblem error={send.error} onRefresh={() => undefined} />
      <div className={classes.foot}>
        <span className={classes.muted} role="status">
          {tried && wrong > 0
            ? t('start.invalid.summary', { count: wrong })
            : savedAt === null
              ? ''
              : t('start.saved', { time: clockTime(savedAt) })}
        </span>
        <Button type="submit" loading={send.isPending}>
          {t('start.submit')}
        </Button>
      </div>
    </form>
  );
}
