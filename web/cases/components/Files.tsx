/** The files that officers put to the case, and a way to put more. */
import { Paperclip } from "lucide";
import { useRef } from "preact/hooks";
import { ATTACHMENT_TYPES } from "../../shared/protocol";
import { Attached } from "../../shared/ui/Attached";
import { Icon } from "../../shared/ui/Icon";
import { useAttempt, useOffice } from "../office";
import { useTexts } from "../texts";
import type { CaseFile } from "../types";

interface Props {
  file: CaseFile;
  onFile: (file: CaseFile) => void;
}

export function Files({ file, onFile }: Props) {
  const { t } = useTexts();
  const { api } = useOffice();
  const { trouble, isBusy, run } = useAttempt();
  const field = useRef<HTMLInputElement>(null);
  const may = file.may.includes("attach");
  if (!may && file.attachments.length === 0) return null;
  const put = async (picked: File | undefined) => {
    if (!picked) return;
    await run(async () => {
      onFile(await api.attach(file, picked));
    });
    if (field.current) field.current.value = "";
  };
  return (
    <section class="card" aria-labelledby="files">
      <h2 id="files">{t("files")}</h2>
      <Attached attachments={file.attachments} />
      <p class="wrong" role="alert">
        {trouble}
      </p>
      {may && (
        <>
          <input
            ref={field}
            type="file"
            hidden
            aria-label={t("files.add")}
            accept={ATTACHMENT_TYPES.join(",")}
            onChange={(event) => void put(event.currentTarget.files?.[0])}
          />
          <button
            type="button"
            class="button small"
            aria-disabled={isBusy}
            onClick={() => {
              if (!isBusy) field.current?.click();
            }}
          >
            <Icon of={Paperclip} size={16} /> {t("files.add")}
          </button>
        </>
      )}
    </section>
  );
}
