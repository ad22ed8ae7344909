import { useEffect, useMemo, useState } from "preact/hooks";
import { Button, LinkButton } from "../components/Button.tsx";
import { Notice } from "../components/Notice.tsx";
import { useText } from "../language/LanguageProvider.tsx";
import styles from "./ReadyFiles.module.css";
import { canShare, type MadeFile, shareFiles } from "./save-file.ts";

interface ReadyFilesProps {
  readonly files: readonly MadeFile[];
}

/** The files again, for when the browser let only one through or the person wants them elsewhere. */
export function ReadyFiles({ files }: ReadyFilesProps) {
  const text = useText();
  const addresses = useMemo(() => files.map(({ content }) => URL.createObjectURL(content)), [files]);
  const [hasFailed, setHasFailed] = useState(false);

  useEffect(
    () => () => {
      for (const address of addresses) URL.revokeObjectURL(address);
    },
    [addresses],
  );

  return (
    <div class={styles.files}>
      {canShare(files) && (
        <Button onClick={() => void shareFiles(files).then((end) => setHasFailed(end === "failed"))}>
          {text.copy.share}
        </Button>
      )}
      {files.map(({ name }, index) => (
        <div key={name}>
          <LinkButton variant="quiet" href={addresses[index] ?? ""} download={name}>
            {text.copy.fileReady(name)}
          </LinkButton>
        </div>
      ))}
      <output>{hasFailed && <Notice tone="warn">{text.copy.shareFailed}</Notice>}</output>
    </div>
  );
}
