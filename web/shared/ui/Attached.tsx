/** The files of an entry: pictures as pictures, anything else by its name. */
import { FileText } from "lucide";
import { useRef, useState } from "preact/hooks";
import type { Attachment } from "../protocol";
import { useFileTexts } from "../texts/files";
import { useAmount } from "./Attach";
import { Icon } from "./Icon";

interface Props {
  attachments: readonly Attachment[];
  /** Asks for addresses that hold again: they are good for a short time only. */
  onStale?: (() => void) | undefined;
}

export function Attached({ attachments, onStale }: Props) {
  return (
    <ul class="attached" role="list">
      {attachments.map((file) => (
        <li key={file.id}>
          <One file={file} onStale={onStale} />
        </li>
      ))}
    </ul>
  );
}

function One({ file, onStale }: { file: Attachment; onStale: Props["onStale"] }) {
  const { t } = useFileTexts();
  const amount = useAmount();
  const [brokenUrl, setBrokenUrl] = useState<string | null>(null);
  // Asked once: a picture that cannot be shown is still there by its name.
  const hasAsked = useRef(false);
  const isPicture = file.type.startsWith("image/") && brokenUrl !== file.url;
  return (
    <a href={file.url} target="_blank" rel="noreferrer" aria-label={t("file.open", { name: file.name })}>
      {isPicture ? (
        <img
          src={file.url}
          alt={file.name}
          loading="lazy"
          onError={() => {
            setBrokenUrl(file.url);
            if (!hasAsked.current) onStale?.();
            hasAsked.current = true;
          }}
        />
      ) : (
        <span class="file">
          <Icon of={FileText} size={20} />
          <span class="ticket-name">{file.name}</span>
          <span class="quiet">{amount(file.size)}</span>
        </span>
      )}
    </a>
  );
}
