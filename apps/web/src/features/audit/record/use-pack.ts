import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { requestPack } from '../../../api/audit.js';
import { saveFile } from '../../../api/save-file.js';
import { useSession } from '../../../api/session-context.js';
import { useAnnounce } from '../../../app/announcer.js';

export interface Pack {
  readonly busy: boolean;
  /** Name of the file that was handed to the browser last. */
  readonly savedAs: string | null;
  readonly error: unknown;
  /** @param name what the file is called when the service does not say */
  readonly download: (caseIds: readonly string[], name: string) => void;
}

/** The evidence pack of some cases, made and downloaded. */
export function usePack(): Pack {
  const { t } = useTranslation();
  const { csrfToken } = useSession();
  const announce = useAnnounce();
  const { mutate, isPending, data, error } = useMutation({
    mutationFn: async ({ caseIds, name }: { caseIds: readonly string[]; name: string }) =>
      saveFile(await requestPack(caseIds, csrfToken), `${name}.zip`),
    onSuccess: (name) => announce(t('audit.pack.saved', { name })),
  });
  return {
    busy: isPending,
    savedAs: data ?? null,
    error,
    download: (caseIds, name) => mutate({ caseIds, name }),
  };
}
