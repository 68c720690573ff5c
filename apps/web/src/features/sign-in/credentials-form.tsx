import { Button, PasswordInput, TextInput } from '@mantine/core';
import type { SignIn } from '@vinhdanh/contracts';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { problemSentence } from '../../api/problem-text.js';
import classes from './sign-in.module.css';

export interface CredentialsFormProps {
  readonly onSubmit: (body: SignIn) => void;
  readonly busy: boolean;
  readonly error: unknown;
  /** The one primary button of the page, or a quieter one beside the personas. */
  readonly primary: boolean;
}

/** User name and password of an office account. */
export function CredentialsForm({ onSubmit, busy, error, primary }: CredentialsFormProps) {
  const { t } = useTranslation();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [missing, setMissing] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const incomplete = username.trim() === '' || password === '';
    setMissing(incomplete);
    if (!incomplete) onSubmit({ username: username.trim(), password });
  };
  const message = missing ? t('signIn.missing') : error === null ? null : problemSentence(error);
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <TextInput
        label={t('signIn.username')}
        autoComplete="username"
        value={username}
        onChange={(e) => setUsername(e.currentTarget.value)}
      />
      <PasswordInput
        label={t('signIn.password')}
        autoComplete="current-password"
        value={password}
        onChange={(e) => setPassword(e.currentTarget.value)}
      />
      {message === null ? null : (
        <p className={classes.error} role="alert">
          {message}
        </p>
      )}
      <Button type="submit" loading={busy} variant={primary ? 'filled' : 'default'}>
        {t('signIn.submit')}
      </Button>
    </form>
  );
}
