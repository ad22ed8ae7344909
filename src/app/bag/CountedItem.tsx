import type { ItemCode } from "../../domain/ids.ts";
import { TextField } from "../components/Field.tsx";
import { nameOf, useNames } from "../language/LanguageProvider.tsx";

interface CountedItemProps {
  readonly item: ItemCode;
  readonly hint: string;
  readonly error: string | undefined;
  readonly value: string;
  readonly onInput: (value: string) => void;
}

/** One item and the number somebody types of it. */
export function CountedItem({ item, hint, error, value, onInput }: CountedItemProps) {
  const names = useNames();
  return (
    <TextField
      label={nameOf(names, item)}
      hint={hint}
      error={error}
      value={value}
      inputMode="numeric"
      maxLength={9}
      onInput={onInput}
    />
  );
}
