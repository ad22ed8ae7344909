import { formatNumber } from "../language/format-number.ts";
import { useLanguage } from "../language/LanguageProvider.tsx";
import styles from "./NumberText.module.css";

interface NumberTextProps {
  readonly value: number;
}

/** A number in the reader's way of writing it, with figures of one width. */
export function NumberText({ value }: NumberTextProps) {
  const { language } = useLanguage();
  return <span class={styles.number}>{formatNumber(language, value)}</span>;
}
