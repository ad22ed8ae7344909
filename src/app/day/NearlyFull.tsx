import { useEffect, useState } from "preact/hooks";
import { storageEstimate } from "../../storage/persistence.ts";
import { Notice } from "../components/Notice.tsx";
import { useText } from "../language/LanguageProvider.tsx";

/** A phone with so little left may refuse the next evening. */
const nearlyFullPercent = 80;

/** Told while there is still time to do something about it. */
export function NearlyFull() {
  const text = useText();
  const [percent, setPercent] = useState(0);

  useEffect(() => void usedPercent().then(setPercent), []);

  if (percent < nearlyFullPercent) return null;
  return <Notice tone="warn">{text.settings.storageNearlyFull(percent)}</Notice>;
}

/** 0 where the browser does not say. */
async function usedPercent(): Promise<number> {
  const estimate = await storageEstimate();
  if (estimate === undefined || estimate.quotaBytes <= 0) return 0;
  return Math.min(100, Math.floor((100 * estimate.usedBytes) / estimate.quotaBytes));
}
