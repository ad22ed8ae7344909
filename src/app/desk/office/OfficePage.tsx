import type { ComponentChildren } from "preact";
import { Icon } from "../../components/Icon.tsx";
import parts from "../../components/parts.module.css";
import { Screen } from "../../components/Screen.tsx";
import { useOfficeText } from "./use-office-text.ts";

interface OfficePageProps {
  readonly title: string;
  readonly intro?: string;
  readonly children: ComponentChildren;
}

/** A page of running the program, with the way back to the list of them. */
export function OfficePage({ title, intro, children }: OfficePageProps) {
  const text = useOfficeText();
  return (
    <Screen
      title={title}
      intro={intro}
      isWide
      actions={
        <a class={parts.back} href="/desk/program">
          <Icon name="forward" />
          {text.back}
        </a>
      }
    >
      {children}
    </Screen>
  );
}
